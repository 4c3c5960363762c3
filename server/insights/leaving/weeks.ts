import { wilsonInterval } from '@rondo/models/wilson-interval'
import { MINIMUM_SAMPLE } from '../format.ts'
import type { SilenceRow } from './silences.ts'

/** So many weeks after their first visit: the share of customers silent for longer than the threshold. */
export type SilentWeek = { week: number; p: number; low: number; high: number; n: number }

/**
 * Of the customers who have been watched for so many weeks since their first visit, the share who on that very day had been
 * silent for more than `threshold` days. It is a plain share, and it may fall: some of them return.
 *
 * @param rows by customer and age; a silence of each customer is not over
 */
export function silentByWeek(rows: readonly SilenceRow[], threshold: number): SilentWeek[] {
  const watched: number[] = []
  const changes: number[] = []
  const add = (list: number[], week: number, by: number) => (list[week] = (list[week] ?? 0) + by)
  for (const { age, days, isOver } of rows) {
    const end = age + days
    if (!isOver) add(watched, Math.floor(end / 7), 1)
    // On the day of the next visit the silence is over; on the last day of the data it is not.
    const [first, last] = [Math.floor((age + threshold) / 7) + 1, Math.floor((isOver ? end - 1 : end) / 7)]
    if (first > last) continue
    add(changes, first, 1)
    add(changes, last + 1, -1)
  }
  let n = watched.reduce((sum, customers) => sum + (customers ?? 0), 0)
  let silent = 0
  const weeks: SilentWeek[] = []
  for (let week = 0; week < watched.length && n >= MINIMUM_SAMPLE; week++) {
    silent += changes[week] ?? 0
    if (week * 7 > threshold) weeks.push({ week, p: silent / n, ...wilsonInterval(silent, n), n })
    n -= watched[week] ?? 0
  }
  return weeks
}
