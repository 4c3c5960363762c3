import type { Day } from '../../platform/calendar/days.ts'
import { countUpTo, type History, loginDays } from '../history/history.ts'

/** Limits of the age classes, in days since the first order. Customers are compared within their class. */
export const AGE_LIMITS = [0, 30, 60, 90, 180, 365, 730, Infinity] as const

/** With fewer customers a top fifth is meaningless. */
export const FEWEST_PEERS = 20

/** Log-in days are counted within the last 30, purchases without a limit. */
export const RECENT_DAYS = 30
export type Activity = { ageDays: number; loginDays: number; orders: number }

/** The least that the top fifth of one age class have; null where more than a fifth have the maximum. */
export type PeerClass = { peers: number; loginDays: number | null; orders: number | null }

/** One class for each pair of neighbouring age limits. */
export type Peers = readonly PeerClass[]

export const NO_PEERS: Peers = []

/** @returns null for customers who never bought or never logged in: there is nothing to compare */
export function activityOf(history: History, today: Day): Activity | null {
  const first = history.orders[0]
  const days = loginDays(history)
  if (!first || first.day > today || countUpTo(days, today) === 0) return null
  return {
    ageDays: today - first.day,
    loginDays: countUpTo(days, today) - countUpTo(days, today - RECENT_DAYS),
    orders: history.orders.filter(({ day }) => day <= today).length,
  }
}

/** @example ageClass(45) // 1 */
export function ageClass(ageDays: number): number {
  return AGE_LIMITS.findLastIndex((limit) => limit <= ageDays)
}

/**
 * The smallest value that at most a fifth of all reach.
 *
 * @param counts how many customers have exactly 0, 1, 2 …
 * @example topFifthThreshold([10, 8, 2]) // 2
 */
export function topFifthThreshold(counts: readonly number[]): number | null {
  const all = counts.reduce((sum, count) => sum + count, 0)
  let above = 0
  let least: number | null = null
  for (let value = counts.length - 1; value > 0; value--) {
    above += counts[value]!
    if (above > all / 5) break
    if (above > 0) least = value
  }
  return least
}
