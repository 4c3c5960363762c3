import { cast } from '../customers/sample/cast.ts'
import { regulars } from '../customers/sample/regulars.ts'
import { importAsks } from './asks.ts'
import type { PastAsk } from './schema.ts'
import type { SampleCompany, SampleShare, Scope } from '../platform/scope/scope.ts'
import { findCustomers } from '../customers/identity/lookup-store.ts'
import { seededRandom } from '../../values/seeded-random.ts'
import { DAY_MS } from '../../values/days.ts'

const SEED = 20_260_303
/** The range of days since the first order of customers who were asked; newer customers have not been asked yet. */
const [LONGEST_AGO, LATELY] = [420, 45]
const ASKED_SHARE = 0.4
const TEAM = ['Mara', 'Noa', 'Jonas']

/** Some customers were asked in their first month, before they came back; always the same for the same moment. */
export const sample: SampleShare = { load: (scope, { purchases }) => loadAsks(scope, purchases) }

async function loadAsks(scope: Scope, purchases: SampleCompany['purchases']): Promise<void> {
  const named = new Set([...Object.values(cast), ...regulars].map(({ ref }) => ref))
  const chance = seededRandom(SEED)
  const asks: (Omit<PastAsk, 'customerId'> & { email: string })[] = []
  for (const [ref, own] of Map.groupBy(purchases, ({ customer }) => customer.ref)) {
    const [first, second = Infinity] = own.map(({ at }) => at).toSorted((one, other) => one - other)
    const [luck, wait, answer, who] = [chance(), 9 + 18 * chance(), chance(), chance()]
    const [ago, at] = [(scope.now.getTime() - first!) / DAY_MS, first! + wait * DAY_MS]
    if (named.has(ref) || ago > LONGEST_AGO || ago < LATELY || luck > ASKED_SHARE || at >= second) continue
    asks.push({
      email: own[0]!.customer.email!,
      askedOn: new Date(at).toISOString().slice(0, 10),
      answer: answer < 0.7 ? 'asked' : answer < 0.9 ? 'not_now' : 'no',
      by: TEAM[Math.floor(who * TEAM.length)]!,
    })
  }
  const ids = await findCustomers(
    scope,
    asks.map(({ email }) => ({ kind: 'email', ref: email })),
  )
  await importAsks(
    scope,
    asks.flatMap(({ askedOn, answer, by }, i) =>
      ids[i] ? [{ askedOn, answer, by, customerId: ids[i] }] : [],
    ),
  )
}
