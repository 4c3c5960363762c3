import { z95, type Interval } from './interval.ts'

/** Sums over n independent units of two amounts each: a part and the whole it belongs to. */
export type RatioSums = {
  n: number
  part: number
  whole: number
  partSquared: number
  wholeSquared: number
  product: number
}

/**
 * The ratio of two sums (say, first-month spending ÷ first-year spending) with a 95 % interval that accounts for the
 * variation between units: the error comes from the residuals part − ratio × whole (Taylor linearisation).
 *
 * @returns null for fewer than two units or a whole that is not positive; limits are kept within [0, 1] when
 * the ratio itself is
 * @see Cochran (1977), Sampling Techniques, 3rd edition, section 6.4
 * @example ratioInterval({ n: 3, part: 6, whole: 12, partSquared: 14, wholeSquared: 56, product: 28 }) // { ratio: 0.5, low: 0.5, high: 0.5 }
 */
export function ratioInterval(sums: RatioSums): ({ ratio: number } & Interval) | null {
  if (sums.n < 2 || !(sums.whole > 0)) return null
  const ratio = sums.part / sums.whole
  const residuals = sums.partSquared - 2 * ratio * sums.product + ratio ** 2 * sums.wholeSquared
  const error = Math.sqrt((Math.max(0, residuals) * sums.n) / (sums.n - 1)) / sums.whole
  const inside = ratio >= 0 && ratio <= 1
  const low = ratio - z95 * error
  const high = ratio + z95 * error
  return { ratio, low: inside ? Math.max(0, low) : low, high: inside ? Math.min(1, high) : high }
}
