import { DAY_MS } from '../../../values/days.ts'

/** What can happen to a subscription; it is active after everything but a pause and an end. */
export const changeKinds = [
  'started',
  'renewed',
  'upgraded',
  'downgraded',
  'paused',
  'resumed',
  'cancelled',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One thing that happened to a subscription of a customer; days are counted from 1970-01-01. */
export type Change = {
  /** Grows in the order in which the changes were recorded, which is that of the source's rows. */
  id: number
  source: string
  sourceId: string
  /** What the source calls the subscription. */
  subscription: string
  kind: ChangeKind
  day: number
  /** The monthly amount from now on, in minor units of `currency`; null: as before. */
  monthly: number | null
  /** null: the company's own. */
  currency: string | null
  productId: number | null
  termMonths: number | null
  renewsOn: number | null
  reason: string | null
}

export const keepsRunning = (kind: ChangeKind) => kind !== 'paused' && kind !== 'cancelled'

/**
 * The changes of each subscription from first to last: by day, in whatever order the days were recorded, and on one day
 * in the order of the source. A cancellation and a start on one day are thus a change of plan.
 */
export function changesBySubscription(changes: readonly Change[]): Change[][] {
  const each = Map.groupBy(changes, ({ source, subscription }) => JSON.stringify([source, subscription]))
  return [...each.values()].map((own) => own.toSorted(earlierFirst))
}

function earlierFirst(one: Change, other: Change): number {
  return one.day - other.day || one.id - other.id
}

/** An end may be planned up to this many months ahead. */
const PLANNED_AHEAD = 60

/**
 * The last day that a change of a kind may have. Customers give notice: only an end may lie in the future.
 *
 * @example latestAllowedDay('upgraded', 40) // 40
 * @example latestAllowedDay('cancelled', 40) // 1866
 */
export const latestAllowedDay = (kind: ChangeKind, today: number): number =>
  kind === 'cancelled' ? monthsLater(today, PLANNED_AHEAD) : today

/** The first day of the month of a day. @example monthStart(40) // 31 */
export function monthStart(day: number): number {
  const date = new Date(day * DAY_MS)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY_MS
}

/** The same day so many months later, or the last one of a shorter month. @example monthsLater(30, 1) // 58 */
export function monthsLater(day: number, months: number): number {
  const date = new Date(day * DAY_MS)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY_MS
}
