import type { Day } from '../../platform/calendar/days.ts'
import { countUpTo, loginDays, type History } from '../history/history.ts'
import { AGE_LIMITS, ageClass, FEWEST_PEERS, RECENT_DAYS } from './peers.ts'

/**
 * For each age class, how many customers have how many log-in days in the last 30 (extrapolated to 30 days for newer
 * customers), and how many purchases.
 */
export type SameAge = readonly { usage: number[]; orders: number[] }[]

const MOST_ORDERS = 100

export const emptyCounts = (): SameAge =>
  AGE_LIMITS.slice(1).map(() => ({
    usage: Array<number>(RECENT_DAYS + 1).fill(0),
    orders: Array<number>(MOST_ORDERS + 1).fill(0),
  }))

/** What a customer is compared by; usage is null for customers who never logged in. */
export type ScaledActivity = { ageDays: number; usage: number | null; orders: number; loginDays: number }

/** @returns null for customers who have not bought */
export function scaledActivityOf(history: History, today: Day): ScaledActivity | null {
  const bought = history.orders.filter(({ day }) => day <= today)
  const first = bought[0]
  if (!first) return null
  const days = loginDays(history)
  const known = countUpTo(days, today)
  const recent = known - countUpTo(days, today - RECENT_DAYS)
  const ageDays = today - first.day
  const possible = Math.min(RECENT_DAYS, ageDays + 1)
  const usage = known === 0 ? null : Math.min(RECENT_DAYS, Math.round((RECENT_DAYS * recent) / possible))
  return { ageDays, usage, orders: Math.min(MOST_ORDERS, bought.length), loginDays: recent }
}

export function addToCounts(counts: SameAge, history: History, today: Day): void {
  const activity = scaledActivityOf(history, today)
  if (!activity) return
  const own = counts[ageClass(activity.ageDays)]!
  own.orders[activity.orders]! += 1
  if (activity.usage !== null) own.usage[activity.usage]! += 1
}

/** The share of the customers of the same age that stand lower; ties count half. */
export type PeerRank = { place: number; peers: number }

/**
 * @param counts how many customers have exactly 0, 1, 2 …
 * @returns null with fewer than 20 peers
 * @example peerRankOf([10, 20, 10], 1) // { place: 0.5, peers: 40 }
 */
export function peerRankOf(counts: readonly number[] | undefined, at: number): PeerRank | null {
  const peers = (counts ?? []).reduce((sum, count) => sum + count, 0)
  if (!counts || peers < FEWEST_PEERS) return null
  const below = counts.slice(0, at).reduce((sum, count) => sum + count, 0)
  return { place: (below + (counts[at] ?? 0) / 2) / peers, peers }
}
