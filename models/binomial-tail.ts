import { logGamma } from './log-gamma.ts'

/**
 * The chance of at most `successes` in so many fair trials (a coin each): what the one-sided sign test asks.
 *
 * @param successes whole, 0 ≤ successes ≤ trials
 * @throws RangeError when there are more successes than trials, or a count is negative or not whole
 * @see Conover (1999), Practical Nonparametric Statistics, 3rd edition, section 3.4
 * @example binomialTail(1, 5) // 0.1875
 */
export function binomialTail(successes: number, trials: number): number {
  if (!(Number.isInteger(successes) && Number.isInteger(trials) && successes >= 0 && successes <= trials)) {
    throw new RangeError(`${successes} of ${trials}: expected whole counts with 0 ≤ successes ≤ trials`)
  }
  const logAll = logGamma(trials + 1) - trials * Math.LN2
  let tail = 0
  for (let k = 0; k <= successes; k++) tail += Math.exp(logAll - logGamma(k + 1) - logGamma(trials - k + 1))
  return Math.min(1, tail)
}
