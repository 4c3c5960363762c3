import { LEAST_AT_RISK, type Probability } from '@rondo/models/probability-by'
import { wilsonInterval } from '@rondo/models/wilson-interval'
import type { LadderCounts, WatchedChance } from './counts.ts'

/** The windows that the ladder can show, in days. */
export const WINDOWS = [7, 14, 30, 60, 90, 120, 180, 270, 365, 540, 730, 1095]

/**
 * Of the customers whose nth purchase lies at least so many days back, the share who made the next one within these days.
 * All of them had the time, so that it is a plain share and Wilson's interval holds. Kaplan–Meier's estimate would be too
 * high from the second purchase on: who buys often reaches it earlier, and is watched for longer.
 *
 * @param days one of `WINDOWS`
 * @returns null if these are fewer than 20 customers, or less than half of those who made the nth purchase: the first to reach it
 * buy most often, and say little about the others
 * @see Lin, Sun & Ying (1999), Biometrika 86, 59–70: after the first gap, the time for which the next is watched depends on it
 * @example watchedShare(2, 30, { reached: [{ nth: 2, watchedDays: 30, customers: 40 }], gaps: [{ nth: 3, gapDays: 31, customers: 10 }], lastOrders: [], observedThrough: 90 }).p // 0.75
 */
export function watchedShare(n: number, days: number, counts: LadderCounts): Probability | null {
  const watched = watchedFor(n, days, counts)
  if (watched < LEAST_AT_RISK || watched < watchedFor(n, 0, counts) / 2) return null
  // Who came back later was watched for longer than these days.
  const later = total(counts.gaps, ({ nth, gapDays }) => nth === n + 1 && gapDays! > days)
  const waiting = total(
    counts.lastOrders,
    ({ purchases, lastDay }) => purchases === n && counts.observedThrough - lastDay >= days,
  )
  const back = watched - later - waiting
  return { p: back / watched, ...wilsonInterval(back, watched), n: watched, atRisk: watched }
}

/** The share within the longest window that has one. */
export function longestWatchedShare(n: number, counts: LadderCounts): WatchedChance | null {
  for (const days of WINDOWS.toReversed()) {
    const share = watchedShare(n, days, counts)
    if (share) return { days, ...share }
  }
  return null
}

function watchedFor(n: number, days: number, { reached }: LadderCounts): number {
  return total(reached, ({ nth, watchedDays }) => nth === n && watchedDays >= days)
}

function total<Count extends { customers: number }>(
  counts: readonly Count[],
  isMeant: (count: Count) => boolean,
): number {
  return counts.reduce((sum, count) => (isMeant(count) ? sum + count.customers : sum), 0)
}
