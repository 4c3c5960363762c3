import { longestEvenGap } from './recent-gap.ts'
import type { OrderRhythm } from './order-rhythm.ts'
import type { Typical } from './typical.ts'

/** Who has ordered on more days is given more time, by this power of their number. */
const BY_ORDERS = 0.2
/** Who orders more rarely than others is given more time, by this power of the usual gap. */
const BY_GAP = 0.2
/** Who orders at even distances is overdue between so many and so many usual gaps. */
const [LEAST_EVEN_GAPS, MOST_EVEN_GAPS] = [1.5, 4]
/** From so many order days on, nobody is waited for longer than this many of their own usual gaps. */
const [KNOWN_FROM, MOST_GAPS] = [5, 8]

/** What the allowed silence follows from: how it differs from that of a typical customer, and its limits in days. */
export type OrderAllowance = { factor: number; least: number; most: number }

/**
 * What is known of a customer when a silence begins.
 *
 * @param typical of the company's customers
 */
export function orderAllowance(
  { days, usualGap }: Pick<OrderRhythm, 'days' | 'usualGap'>,
  typical: Typical,
): OrderAllowance {
  const evenGap = longestEvenGap(days)
  const known = days.length >= KNOWN_FROM ? MOST_GAPS * usualGap : Infinity
  return {
    factor: (usualGap / typical.gap) ** BY_GAP * (days.length / typical.days) ** BY_ORDERS,
    least: evenGap > 0 ? Math.max(LEAST_EVEN_GAPS * usualGap, evenGap + 1) : 0,
    most: evenGap > 0 ? MOST_EVEN_GAPS * usualGap : known,
  }
}

/**
 * The silent day on which an order is overdue. Gaps that differ say little about the next one, so that a typical
 * customer's days are changed little by them; even ones say much, so that for those the own rhythm decides.
 *
 * @param typicalDays the silent day for a typical customer, above 0
 * @example allowedOrderSilence({ factor: 1.2, least: 0, most: Infinity }, 30) // 36
 * @example allowedOrderSilence({ factor: 1.2, least: 11, most: 21 }, 30) // 21
 */
export function allowedOrderSilence({ factor, least, most }: OrderAllowance, typicalDays: number): number {
  return Math.max(1, Math.ceil(Math.min(most, Math.max(least, typicalDays * factor))))
}
