import type { Visit } from '../customers/portal/queries.ts'
import { withoutBareVisits } from '../customers/portal/visits.ts'
import type { CustomerSignal, Note, Order, UsageDay } from '../customers/queries.ts'
import type { Change, Subscription } from '../sales/subscriptions/queries.ts'

export type Sort = 'orders' | 'logins' | 'signals' | 'subscriptions' | 'visits' | 'notes'

/** Everything that is known to have happened, each kind as it was answered. */
export interface CustomerEvents {
  orders: readonly Order[]
  /** The days with a log-in alone. */
  logins: readonly UsageDay[]
  signals: readonly CustomerSignal[]
  notes: readonly Note[]
  /** What was seen and done on the customer's own page. */
  visits: readonly Visit[]
  /** Each with what happened to it, the newest first. */
  subscriptions: readonly Subscription[]
}

/** One line of the story. `day` is one of the company's calendar; a run of log-ins carries its days, newest first. */
export type Entry = { key: string; day: string; at: number } & (
  | { sort: 'orders'; order: Order }
  | { sort: 'logins'; days: UsageDay[] }
  | { sort: 'signals'; what: 'opened' | 'addressed' | 'ended'; signal: CustomerSignal }
  | { sort: 'notes'; note: Note }
  | { sort: 'visits'; visit: Visit }
  | { sort: 'subscriptions'; what: 'notice' | 'change'; change: Change; of: Subscription }
)

/** What has a day and no hour stands above what was done in its course; log-ins, which go on all day, below. */
const [FIRST, LAST] = [Infinity, -Infinity]

function signalEntries(signal: CustomerSignal, dayOf: (at: Date | string) => string): Entry[] {
  const { id, openedOn, endedOn, addressedAt } = signal
  const one = { sort: 'signals', signal } as const
  const entries: Entry[] = [{ ...one, key: `opened ${id}`, what: 'opened', day: openedOn, at: FIRST }]
  if (addressedAt) {
    const at = new Date(addressedAt).getTime()
    entries.push({ ...one, key: `addressed ${id}`, what: 'addressed', day: dayOf(addressedAt), at })
  }
  if (endedOn) entries.push({ ...one, key: `ended ${id}`, what: 'ended', day: endedOn, at: FIRST })
  return entries
}

/** What lies ahead has not happened; that it was told has. */
function subscriptionEntries(of: Subscription): Entry[] {
  return of.changes.flatMap((change): Entry[] => {
    const { id, kind, day, liesAhead, toldOn } = change
    const one = { sort: 'subscriptions', change, of, at: FIRST } as const
    const isNotice = kind === 'cancelled' && toldOn < day
    return [
      ...(liesAhead ? [] : [{ ...one, key: `change ${id}`, what: 'change' as const, day }]),
      ...(isNotice ? [{ ...one, key: `notice ${id}`, what: 'notice' as const, day: toldOn }] : []),
    ]
  })
}

/** Newest first; what came of something stands above it. */
function compareEntries(one: Entry, other: Entry): number {
  if (one.day !== other.day) return one.day < other.day ? 1 : -1
  if (one.at !== other.at) return one.at < other.at ? 1 : -1
  // Changes of one day come in their order, which their ids do not tell.
  if (one.sort === 'subscriptions' && other.sort === 'subscriptions') return 0
  return one.key < other.key ? -1 : 1
}

/** Log-ins that nothing parts are told together, within a month. */
function groupLogins(entries: readonly Entry[]): Entry[] {
  const lines: Entry[] = []
  for (const entry of entries) {
    const last = lines.at(-1)
    const isRun = last?.sort === 'logins' && entry.sort === 'logins'
    if (isRun && monthOf(last) === monthOf(entry)) last.days.push(...entry.days)
    else lines.push(entry)
  }
  return lines
}

/**
 * The lines of a customer's story, newest first.
 *
 * @param dayOf the company's day of a moment
 * @param sort only lines of this sort
 * @param since leaves out what lies before this day, as while earlier orders are not there yet
 * @example buildTimeline({ orders: [], logins: [], signals: [], notes: [], visits: [], subscriptions: [] },
 *   (at) => dayIn(at, 'UTC')) // []
 */
export function buildTimeline(
  { orders, logins, signals, notes, visits, subscriptions }: CustomerEvents,
  dayOf: (at: Date | string) => string,
  { sort, since = '' }: { sort?: Sort | undefined; since?: string | undefined } = {},
): Entry[] {
  const at = (moment: Date | string) => ({ day: dayOf(moment), at: new Date(moment).getTime() })
  const entries: Entry[] = [
    ...orders.map((order) => ({ key: `order ${order.id}`, sort: 'orders' as const, order, ...at(order.at) })),
    ...logins.map((one) => ({
      key: `logins ${one.day}`,
      sort: 'logins' as const,
      days: [one],
      day: one.day,
      at: LAST,
    })),
    ...signals.flatMap((signal) => signalEntries(signal, dayOf)),
    ...subscriptions.flatMap(subscriptionEntries),
    ...withoutBareVisits(visits).map((visit) => ({
      key: `visit ${visit.id}`,
      sort: 'visits' as const,
      visit,
      day: visit.day,
      at: new Date(visit.at).getTime(),
    })),
    ...notes.map((note) => ({ key: `note ${note.id}`, sort: 'notes' as const, note, ...at(note.writtenAt) })),
  ]
  const chosen = entries.filter((entry) => (!sort || entry.sort === sort) && entry.day >= since)
  return groupLogins(chosen.sort(compareEntries))
}

const monthOf = ({ day }: { day: string }) => day.slice(0, 7)

/** The lines under their months, in the order in which they are given. */
export function groupByMonth(entries: readonly Entry[]): { month: string; entries: Entry[] }[] {
  return [...Map.groupBy(entries, monthOf)].map(([month, own]) => ({ month, entries: own }))
}
