import type { Day } from '../../platform/calendar/days.ts'
import { countUpTo, loginDays, type History } from '../history/history.ts'

/** The numbers of days after which each outcome is judged. */
export const BACK_WITHIN = 14
export const BOUGHT_WITHIN = 30
export const GONE_AFTER = 90

/** What happened after a day; null: too early to say. */
export type Outcome = { cameBack: boolean | null; boughtAgain: boolean | null; gone: boolean | null }

/** The days of one customer's facts, computed once for all observations. */
export type FactDays = { first: Day; logins: Int32Array; orders: Int32Array }

/** @returns null for a customer without any fact */
export function factDaysOf(history: History): FactDays | null {
  const [logins, orders] = [loginDays(history), Int32Array.from(history.orders, ({ day }) => day)]
  const first = Math.min(logins[0] ?? Infinity, orders[0] ?? Infinity)
  return Number.isFinite(first) ? { first, logins, orders } : null
}

/**
 * What happened after a day. That day itself does not count: what happened on it may have caused the signal.
 *
 * @param through the last day of which everything is known
 * @example outcomeOf({ first: 1, logins: Int32Array.of(1, 20), orders: new Int32Array() }, 10, 30) // { cameBack: true, boughtAgain: null, gone: null }
 */
export function outcomeOf({ logins, orders }: FactDays, day: Day, through: Day): Outcome {
  const within = (days: Int32Array, length: number) => countUpTo(days, day + length) > countUpTo(days, day)
  const known = (length: number, happened: () => boolean) => (day + length <= through ? happened() : null)
  return {
    cameBack: known(BACK_WITHIN, () => within(logins, BACK_WITHIN)),
    boughtAgain: known(BOUGHT_WITHIN, () => within(orders, BOUGHT_WITHIN)),
    gone: known(GONE_AFTER, () => !within(logins, GONE_AFTER) && !within(orders, GONE_AFTER)),
  }
}

/** The last day with a log-in or an order up to a day; null: there is none. */
export function lastActiveDay({ logins, orders }: FactDays, day: Day): Day | null {
  const last = (days: Int32Array) => days[countUpTo(days, day) - 1] ?? -Infinity
  const active = Math.max(last(logins), last(orders))
  return Number.isFinite(active) ? active : null
}
