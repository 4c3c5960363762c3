/**
 * Numbers from 0 to 1 that look random and are the same in every run, so that an interval does not change when a page is loaded
 * again.
 *
 * @param seed any whole number
 * @example uniformOf(1)() < 1 // true
 */
export function uniformOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * The value below which a share of resampled statistics lies; beyond the ends the first or the last.
 *
 * @param statistics in any order
 * @example limitOf([3, 1, 2], 0.5) // 2
 */
export function limitOf(statistics: readonly number[], share: number): number {
  const sorted = statistics.toSorted((one, other) => one - other)
  const place = Math.round(share * (sorted.length + 1)) - 1
  return sorted[Math.min(sorted.length - 1, Math.max(0, place))]!
}

/**
 * The log odds of a share, on which its distribution is nearly symmetric.
 *
 * @example logit(0.5) // 0
 */
export function logit(share: number): number {
  return Math.log(share / (1 - share))
}

/**
 * The share with these log odds.
 *
 * @example logistic(0) // 0.5
 */
export function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
