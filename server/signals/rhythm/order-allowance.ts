import { longestEvenGap } from './recent-gap.ts'
import type { OrderRhythm } from './order-rhythm.ts'
import type { Typical } from './typical.ts'

/** Who has ordered on more days is given more time, by this power of their number. */
const BY_ORDERS = 0.2
/** Who orders more rarely than others is given more time, by this power of the usual gap. */
const BY_GAP = 0.2
/** Who orders at even distances is overdue between so many and so many usual gaps. */
const [LEAST_EVEN_GAPS, MOST_EVEN_GAPS] = [1.5, 3]
/** From so many order days on, nobody is waited for longer than this many of their own usual gaps. */
const [KNOWN_FROM, MOST_GAPS] = [5, 5]

/** What the allowed silence follows from: a gap to be multiplied, and the limits. */
export type OrderAllowance = { gap: number; least: number; most: number }

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
    gap: typical.gap * (usualGap / typical.gap) ** BY_GAP * (days.length / typical.days) ** BY_ORDERS,
    least: evenGap > 0 ? Math.max(LEAST_EVEN_GAPS * usualGap, evenGap + 1) : 0,
    most: evenGap > 0 ? MOST_EVEN_GAPS * usualGap : known,
  }
}

/**
 * The silent day on which an order is overdue: so many times the usual gap for a typical customer. Gaps that differ say
 * little about the next one; even ones say much, so that for those the own rhythm alone decides.
 *
 * @param times as set, above 0
 * @example allowedOrderSilence({ gap: 10, least: 0, most: Infinity }, 3) // 30
 * @example allowedOrderSilence({ gap: 30, least: 11, most: 21 }, 3) // 21
 */
export function allowedOrderSilence({ gap, least, most }: OrderAllowance, times: number): number {
  return Math.max(1, Math.ceil(Math.min(most, Math.max(least, times * gap))))
}
