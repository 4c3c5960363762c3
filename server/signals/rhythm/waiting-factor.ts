import type { Typical } from './typical.ts'

/** Nobody is waited for less than half as long as a typical customer. */
export const LEAST_FACTOR = 0.5

/**
 * How many times as long as for a typical customer Rondo waits for one with these days and this usual gap.
 *
 * @param days with a log-in or an order, how many
 * @param most no more than so many times as long
 * @example waitingFactor(20, 3, { gap: 3, days: 10, powers: { days: 0.5, gap: 0 }, customers: 40 }, 2) // Math.SQRT2
 */
export function waitingFactor(
  days: number,
  usualGap: number,
  { gap, days: typicalDays, powers }: Typical,
  most: number,
): number {
  const factor = (days / typicalDays) ** powers.days * (usualGap / gap) ** powers.gap
  return Math.min(most, Math.max(LEAST_FACTOR, factor))
}
