import { cast, peopleAtCleo, type Person } from '../customers/sample/cast.ts'
import { regulars } from '../customers/sample/regulars.ts'
import type { SampleCompany, SampleShare } from '../platform/scope/scope.ts'
import { processInbox } from './inbox/inbox.ts'
import { accept, eraseUsers } from './usage.ts'
import type { IncomingEvent } from './event.ts'
import { seededRandom } from '../../values/seeded-random.ts'
import { DAY_MS } from '../../values/days.ts'

/** One thing that somebody did at Morgenpost. */
type SampleEvent = { who: Person; group: Person | null; at: number; event: string }

const SEED = 20_260_202
/** Log-ins of the last thirteen months, as long as the company would have kept them. */
const KEPT_DAYS = 395
const [LOGIN, SENT, LIST, FAILED] = ['Logged In', 'Mailing Sent', 'List Imported', 'Payment Failed']

/** What people do in the product of the sample company. */
export const sample: SampleShare = {
  async load(scope, { purchases, source }) {
    for (const events of inChunks(sampleEvents(scope.now, purchases, source))) await accept(scope, events)
  },
  afterLoad: async (scope) => void (await processInbox(scope)),
  remove: (scope, { source }) => eraseUsers(scope, `${source}:`),
}

const CHUNK_SIZE = 5000

function* inChunks<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += CHUNK_SIZE) yield items.slice(from, from + CHUNK_SIZE)
}

/** Always the same for the same moment; ids begin with the source. */
function sampleEvents(today: Date, purchases: SampleCompany['purchases'], source: string): IncomingEvent[] {
  const uses = sampleUses(today, purchases)
  const people = new Map(uses.map((use) => [use.who.ref, use]))
  const eventOf = (use: SampleEvent, id: string): IncomingEvent => ({
    messageId: `${source}:${id}`,
    kind: 'track',
    name: use.event,
    userRef: `${source}:${use.who.ref}`,
    anonymousId: null,
    groupRef: null,
    previousRef: null,
    occurredAt: new Date(use.at),
    receivedAt: today,
    properties: null,
  })
  const traits = (of: Person) => JSON.stringify({ name: of.name, email: of.email })
  const met = [...people.values()].flatMap((use): IncomingEvent[] => {
    const one = { ...eventOf(use, `${use.who.ref}:met`), name: null, kind: 'identify' as const }
    const joins = {
      messageId: `${source}:${use.who.ref}:joined`,
      kind: 'group' as const,
      groupRef: `${source}:${use.group?.ref}`,
    }
    return [
      { ...one, properties: traits(use.who) },
      ...(use.group ? [{ ...one, ...joins, properties: JSON.stringify({ name: use.group.name }) }] : []),
    ]
  })
  return [...met, ...uses.map((use, nth) => eventOf(use, String(nth)))]
}

function sampleUses(today: Date, purchases: SampleCompany['purchases']): SampleEvent[] {
  const end = Math.floor(today.getTime() / DAY_MS)
  const chance = seededRandom(SEED)
  const named = new Set([...Object.values(cast), ...regulars].map(({ ref }) => ref))
  const town = Map.groupBy(purchases, ({ customer }) => customer.ref)
  return [
    ...castUses(end, chance),
    ...[...town].filter(([ref]) => !named.has(ref)).flatMap(([, own]) => townUses(own, end, chance)),
  ].filter(({ at }) => at <= today.getTime())
}

function castUses(end: number, chance: () => number): SampleEvent[] {
  const every = (gap: number, from: number, to: number) =>
    Array.from({ length: Math.floor((from - to) / gap) + 1 }, (_, i) => from - i * gap)
  const days = (who: Person, daysAgo: number[], sent: number, group: Person | null = null) =>
    daysAgo.flatMap((ago) => dayOf(who, group, end - ago, sent, chance))
  return [
    ...days(cast.ada, every(1, KEPT_DAYS, 0), 2),
    ...days(cast.ben, [], 0),
    // Whoever ordered shows by logging in once that the company and the customer are one.
    ...days(cast.cleo, [380], 0, cast.cleo),
    ...days(peopleAtCleo.mika, every(1, 260, 24), 3, cast.cleo),
    ...days(peopleAtCleo.noa, every(4, 250, 1), 1, cast.cleo),
    ...days(peopleAtCleo.otto, every(9, 240, 3), 0, cast.cleo),
    ...days(cast.emil, every(3, 330, 15), 1),
    ...days(cast.fay, [11, 10, 9], 1),
    ...days(cast.hana, every(7, 298, 4), 1),
    { who: cast.hana, group: null, at: (end - 2) * DAY_MS + 7 * 3_600_000, event: FAILED },
    ...days(cast.ivo, every(1, 23, 0), 2),
  ]
}

/** Somebody of the town: a rhythm of their own from the first order on, until they are lost or today. */
function townUses(purchases: SampleCompany['purchases'], end: number, chance: () => number): SampleEvent[] {
  const who = purchases[0]!.customer
  const days = purchases.map(({ at }) => Math.floor(at / DAY_MS))
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const [gap, sent] = [1 + 11 * chance() ** 2, Math.floor(chance() * 3)]
  const hasLeft = end - last > 60 + 120 * chance()
  const until = hasLeft ? last + 25 * chance() : chance() < 0.12 ? end - 30 * chance() : end
  if (chance() < 0.05) return []
  const uses: SampleEvent[] = []
  for (let day = first + Math.floor(3 * chance()); day <= until;) {
    if (day > end - KEPT_DAYS) uses.push(...dayOf(who, null, day, sent, chance))
    day += 1 + Math.floor(-Math.log(1 - chance()) * (gap - 0.5))
  }
  return uses
}

/** A morning at work: a log-in, and what is done after it. */
function dayOf(
  who: Person,
  group: Person | null,
  day: number,
  sent: number,
  chance: () => number,
): SampleEvent[] {
  const at = day * DAY_MS + Math.floor((7 + 2 * chance()) * 3_600_000)
  const events = [LOGIN, ...Array<string>(sent).fill(SENT), ...(chance() < 0.05 ? [LIST] : [])]
  return events.map((event, i) => ({ who, group, at: at + i * 600_000, event }))
}
