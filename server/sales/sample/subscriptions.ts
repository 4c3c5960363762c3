import { cast, type Person } from '../../customers/sample/cast.ts'
import { regulars } from '../../customers/sample/regulars.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import type { IncomingOrder } from '../orders/incoming-order.ts'
import type { ChangeKind } from '../subscriptions/change.ts'
import { incomingChange } from '../subscriptions/schema.ts'
import type { NumberedChange } from '../subscriptions/staging-store.ts'
import { seededRandom } from '../../../values/seeded-random.ts'
import { DAY_MS } from '../../../values/days.ts'

const SEED = 20_260_303
/** What a month of sending costs, in hundredths of whatever the company's currency is. */
const PLANS = [
  { product: 'Sending, small', monthly: 1900 },
  { product: 'Sending, medium', monthly: 4900 },
  { product: 'Sending, large', monthly: 12900 },
] as const
const REASONS = [
  'too expensive',
  'uses another product',
  'stopped the newsletter',
  'did not reach the open rate',
]

type Step = { daysAgo: number; kind: ChangeKind; plan?: number; more?: Record<string, unknown> }

/** The subscriptions of a third of the sample company's customers, always the same for the same time. */
export function sampleSubscriptions(today: Date, orders: readonly IncomingOrder[]): NumberedChange[] {
  const end = Math.floor(today.getTime() / DAY_MS)
  const chance = seededRandom(SEED)
  const named = new Set([...Object.values(cast), ...regulars].map(({ ref }) => ref))
  const town = Map.groupBy(orders, ({ customer }) => customer.ref)
  const stories = [
    ...castStories(end),
    ...[...town]
      .filter(([ref]) => !named.has(ref))
      .flatMap(([, own]): [Person, Step[]][] =>
        chance() < 1 / 3
          ? [[own[0]!.customer, townStory(end - Math.floor(own[0]!.at / DAY_MS), chance)]]
          : [],
      ),
  ]
  const changes = stories.flatMap(([who, steps]) => steps.map((step) => changeOf(who, step, end)))
  return changes.map((change, line) => ({ line, change }))
}

/** Ada pays more, Hana has paused, Dora has given notice; one renews in 25 days and one in 55. */
function castStories(end: number): [Person, Step[]][] {
  const renewsIn = (days: number) => ({ termMonths: 12, renewsOn: formatDay(end + days) })
  return [
    [cast.ada, [
      { daysAgo: 800, kind: 'started', plan: 0 },
      { daysAgo: 430, kind: 'upgraded', plan: 1 },
      { daysAgo: 40, kind: 'upgraded', plan: 2 },
    ]],
    [cast.cleo, [
      { daysAgo: 705, kind: 'started', plan: 1, more: { termMonths: 12 } },
      { daysAgo: 340, kind: 'renewed', more: renewsIn(25) },
    ]],
    [cast.dora, [
      { daysAgo: 150, kind: 'started', plan: 0 },
      { daysAgo: -38, kind: 'cancelled', more: { reason: 'did not reach the open rate' } },
    ]],
    [cast.emil, [{ daysAgo: 310, kind: 'started', plan: 0, more: renewsIn(55) }]],
    [cast.hana, [
      { daysAgo: 290, kind: 'started', plan: 1 },
      { daysAgo: 20, kind: 'paused', more: { reason: 'moving to another office' } },
    ]],
  ] // prettier-ignore
}

/** Another customer: a plan from the first order on, sometimes a larger or a smaller one later, for some an end. */
function townStory(age: number, chance: () => number): Step[] {
  let plan = chance() < 0.6 ? 0 : 1
  const isYearly = chance() < 0.3
  const story: Step[] = [{ daysAgo: age, kind: 'started', plan, more: isYearly ? { termMonths: 12 } : {} }]
  const [risk, growth] = [0.012 + 0.03 * chance() ** 2, 0.02]
  for (let daysAgo = age - 30; daysAgo > 0; daysAgo -= 30) {
    const [leaves, grows, shrinks, comesBack] = [chance(), chance(), chance(), chance()]
    if (leaves < risk) {
      const reason = REASONS[Math.floor(comesBack * REASONS.length)]
      story.push({ daysAgo, kind: 'cancelled', more: { reason } })
      if (comesBack < 0.15 && daysAgo > 120) story.push({ daysAgo: daysAgo - 100, kind: 'resumed' })
      return story
    }
    if (grows < growth && plan < 2) story.push({ daysAgo, kind: 'upgraded', plan: ++plan })
    else if (shrinks < 0.006 && plan > 0) story.push({ daysAgo, kind: 'downgraded', plan: --plan })
    else if (isYearly && (age - daysAgo) % 360 === 0) story.push({ daysAgo, kind: 'renewed' })
  }
  return story
}

function changeOf(who: Person, { daysAgo, kind, plan, more }: Step, end: number) {
  return incomingChange.parse({
    id: `${who.ref}-${daysAgo}-${kind}`,
    customer: { id: who.ref, email: who.email, name: who.name },
    subscription: `sending-${who.ref}`,
    change: kind,
    on: formatDay(end - daysAgo),
    ...(plan === undefined ? {} : PLANS[plan]),
    ...more,
  })
}
