/** A gap counts half as much as one that lies so many gaps later: rhythms change. */
const HALF_LIFE_GAPS = 4
/** What a gap counts of the one after it. */
export const FADING = 2 ** (-1 / HALF_LIFE_GAPS)
/** Older gaps weigh less than a thousandth. */
const MOST_GAPS = 10 * HALF_LIFE_GAPS

/**
 * The days between two visits or orders lately: the mean of the gaps, recent ones first in weight. What is typical of
 * the company counts as a gap before the first, so that few gaps say little.
 *
 * @param days ascending, without duplicates
 * @param typicalGap of the company's customers, in days
 * @example recentGap(Int32Array.of(0, 7, 14, 21), 7) // 7
 * @example recentGap(Int32Array.of(5), 30) // 30
 */
export function recentGap(days: Int32Array, typicalGap: number): number {
  let [sum, weights, weight] = [0, 0, 1]
  const oldest = Math.max(1, days.length - MOST_GAPS)
  for (let index = days.length - 1; index >= oldest; index--) {
    sum += weight * (days[index]! - days[index - 1]!)
    weights += weight
    weight *= FADING
  }
  return (sum + weight * typicalGap) / (weights + weight)
}

/** So many gaps show whether somebody comes at even distances. */
const EVEN_GAPS = 5
/** At even distances no gap is longer than so many times their mean. */
const MOST_UNEVEN = 1.5

/**
 * The longest of the last five gaps of somebody who comes at even distances; 0 for all others.
 *
 * @param days ascending, without duplicates
 * @example longestEvenGap(Int32Array.of(0, 7, 14, 21, 29, 36)) // 8
 * @example longestEvenGap(Int32Array.of(0, 7, 14, 21, 42, 49)) // 0
 */
export function longestEvenGap(days: Int32Array): number {
  const last = days.length - 1
  if (last < EVEN_GAPS) return 0
  let longest = 0
  for (let index = last; index > last - EVEN_GAPS; index--)
    longest = Math.max(longest, days[index]! - days[index - 1]!)
  const mean = (days[last]! - days[last - EVEN_GAPS]!) / EVEN_GAPS
  return longest <= MOST_UNEVEN * mean ? longest : 0
}
