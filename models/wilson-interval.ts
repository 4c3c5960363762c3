import { z95, type Interval } from './interval.ts'

/**
 * The 95 % score interval of a share. Unlike p ± 1.96 s it stays within [0, 1] and is honest at 0 and at 1,
 * where a share of a few customers would otherwise look certain.
 *
 * @param successes how many of the trials succeeded, 0 ≤ successes ≤ trials
 * @param trials how many were tried; 0 gives [0, 1]: nothing is known
 * @throws RangeError when a count is negative, not finite, or there are more successes than trials
 * @see Wilson (1927), Journal of the American Statistical Association 22, 209–212
 * @example wilsonInterval(81, 263) // { low: 0.2552885, high: 0.3662096 }
 */
export function wilsonInterval(successes: number, trials: number): Interval {
  if (!(successes >= 0 && successes <= trials && Number.isFinite(trials))) {
    throw new RangeError(
      `${successes} of ${trials} is not a share: expected counts with 0 ≤ successes ≤ trials`,
    )
  }
  if (trials === 0) return { low: 0, high: 1 }
  const share = successes / trials
  const shrink = 1 + z95 ** 2 / trials
  const centre = (share + z95 ** 2 / (2 * trials)) / shrink
  const reach = (z95 / shrink) * Math.sqrt((share * (1 - share)) / trials + z95 ** 2 / (4 * trials ** 2))
  // At the ends the limit is the share itself; arithmetic would miss it by the last digit.
  return {
    low: successes === 0 ? 0 : Math.min(share, centre - reach),
    high: successes === trials ? 1 : Math.max(share, centre + reach),
  }
}
