type Estimate = { share: number; low: number; high: number }

/**
 * The 95 % interval of the difference of two shares, from the score interval of each.
 *
 * @returns limits of one − other, in −1..1; a difference whose interval holds 0 may be noise
 * @see Newcombe (1998), Statistics in Medicine 17, 873–890, method 10
 * @example difference({ share: 0.8, low: 0.6918, high: 0.877 }, { share: 0.6, low: 0.4905, high: 0.7004 }).low.toFixed(3) // '0.052'
 */
export function difference(one: Estimate, other: Estimate): { low: number; high: number } {
  const apart = one.share - other.share
  return {
    low: apart - Math.hypot(one.share - one.low, other.high - other.share),
    high: apart + Math.hypot(one.high - one.share, other.share - other.low),
  }
}
