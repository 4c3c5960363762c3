import type { Stake } from './detection.ts'

/**
 * The weight of a customer by what they have spent: 1 without a purchase, about one more for each doubling. With the
 * same signal a large customer ranks above a small one, but not above everything.
 *
 * worth = log₂(2 + total ÷ average)
 *
 * @param total what they have spent; @param averageTotal what a buyer has spent on average, in the same units
 * @example worthOf(0, 5000) // 1
 * @example worthOf(30_000, 5000) // 3
 * @example worthOf(30_000, 0) // 1
 */
export function worthOf(total: number, averageTotal: number): number {
  return averageTotal > 0 ? Math.log2(2 + Math.max(0, total) / averageTotal) : 1
}

/** Days after which a signal counts half. */
const HALF_LIFE = 21

/**
 * How new a signal is: 1 on the day from which it holds, half three weeks later.
 *
 * @param days since that day
 * @example freshnessOf(21) // 0.5
 */
export function freshnessOf(days: number): number {
  return 2 ** (-Math.max(0, days) / HALF_LIFE)
}

/**
 * The rank of a signal in the list: strength × weight of the customer × freshness.
 *
 * @param strength 0 to 1; @param days since the day from which it holds
 * @example rankOf({ strength: 0.5, days: 21 }, 30_000, 5000) // 0.75
 */
export function rankOf(
  { strength, days }: { strength: number; days: number },
  total: number,
  averageTotal: number,
): number {
  return Math.fround(strength * worthOf(total, averageTotal) * freshnessOf(days))
}

/** The share of its weight with which a signal ranks that ranks by what is at stake. */
const STAKE_WEIGHT = 0.5

/**
 * The rank of a signal by what is at stake in a year, whatever its strength and age. Long silences rank below all
 * others, and among themselves by what is at stake, too; an unknown stake counts as none.
 *
 * @param averageTotal what a buyer has spent on average, in the same units
 * @example rankOfStake({ yearly: 30_000, isLong: false }, 5000) // 1.5
 * @example rankOfStake({ yearly: 30_000, isLong: true }, 5000) // 0.375
 */
export function rankOfStake({ yearly, isLong }: Stake, averageTotal: number): number {
  const worth = worthOf(yearly ?? 0, averageTotal)
  return Math.fround(STAKE_WEIGHT * (isLong ? worth / (1 + worth) : worth))
}
