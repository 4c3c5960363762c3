import type { Day } from '../../platform/calendar/days.ts'
import { recentGap } from './recent-gap.ts'
import type { Typical } from './typical.ts'

/** How often a customer orders lately, and how long the present silence is. */
export type OrderRhythm = {
  /** Days with an order, ascending, without duplicates. */
  days: Int32Array
  lastDay: Day
  /** Whole days without an order, including today; 0: ordered today. */
  silentDays: number
  /** The days between two orders lately; with few orders it is close to what is typical of the company. */
  usualGap: number
  /** The silence in usual gaps: 1 when the next order is due, 3 when it is three times as long. */
  silence: number
}

/**
 * The rhythm of a customer by their orders.
 *
 * @param orders in the order of their days; several on one day count once, those after `today` do not count
 * @param typical of the company's customers (`context.typical.orders`)
 * @returns null for a customer who has not ordered
 * @example orderRhythmOf([{ day: 0 }, { day: 7 }, { day: 14 }], 28, { gap: 7, days: 5, powers: { days: 0.2, gap: 0 }, customers: 90 })?.silence // 2
 */
export function orderRhythmOf(
  orders: readonly { day: Day }[],
  today: Day,
  typical: Typical,
): OrderRhythm | null {
  const days = orderDaysOf(orders, today)
  const lastDay = days.at(-1)
  if (lastDay === undefined) return null
  const usualGap = recentGap(days, typical.gap)
  const silentDays = today - lastDay
  return { days, lastDay, silentDays, usualGap, silence: silentDays / usualGap }
}

/** The days with an order up to a day, ascending, without duplicates. */
export function orderDaysOf(orders: readonly { day: Day }[], today: Day): Int32Array {
  const days: Day[] = []
  for (const { day } of orders) if (day <= today && day !== days.at(-1)) days.push(day)
  return Int32Array.from(days)
}
