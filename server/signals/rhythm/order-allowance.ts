import { longestEvenGap } from './recent-gap.ts'
import type { OrderRhythm } from './order-rhythm.ts'
import type { Typical } from './typical.ts'
import { waitingFactor } from './waiting-factor.ts'

/** Nobody is waited for longer than so many times as long as a typical customer: they would have left before. */
const MOST_FACTOR = 5 / 4
/** Who orders at even distances is overdue between so many and so many of their usual gaps. */
const [LEAST_EVEN_GAPS, MOST_EVEN_GAPS] = [1.5, 4]
/** But nobody before this part of the days for a typical customer only because their gaps are even and short. */
const LEAST_PART = 1 / 3

/** What the allowed silence follows from, besides the days for a typical customer. */
export type OrderAllowance = {
  /** How many times as long as for a typical customer. */
  factor: number
  usualGap: number
  /** The longest recent gap of somebody who orders at even distances; 0 for all others. */
  evenGap: number
}

/** What is known of a customer when a silence begins. @param typical of the company's customers */
export function orderAllowance(
  { days, usualGap }: Pick<OrderRhythm, 'days' | 'usualGap'>,
  typical: Typical,
): OrderAllowance {
  const factor = waitingFactor(days.length, usualGap, typical, MOST_FACTOR)
  return { factor, usualGap, evenGap: longestEvenGap(days) }
}

/**
 * The silent day on which an order is overdue. Gaps that differ say little about the next one; even ones say much, so
 * that for those the own rhythm sets limits.
 *
 * @param typicalDays the silent day for a typical customer, above 0
 * @example allowedOrderSilence({ factor: 1.2, usualGap: 5, evenGap: 0 }, 30) // 36
 * @example allowedOrderSilence({ factor: 1.2, usualGap: 5, evenGap: 6 }, 30) // 20
 */
export function allowedOrderSilence(
  { factor, usualGap, evenGap }: OrderAllowance,
  typicalDays: number,
): number {
  const allowed = typicalDays * factor
  if (evenGap === 0) return Math.max(1, Math.ceil(allowed))
  const least = Math.max(LEAST_EVEN_GAPS * usualGap, evenGap + 1)
  const most = Math.max(MOST_EVEN_GAPS * usualGap, LEAST_PART * typicalDays)
  return Math.ceil(Math.max(least, Math.min(most, allowed)))
}
