import type { Interval } from '../interval.ts'
import { topCount } from '../top-share.ts'
import { limitOf, logistic, logit, uniformOf } from './resample.ts'

const RESAMPLES = 399
const SEED = 20_131
/**
 * The holders whose holdings are drawn from a Pareto distribution instead of the sample: a tenth, and fewer of many, since a
 * large sample shows its own tail.
 */
const tailSize = (n: number) => Math.round(Math.min(n / 10, 1.7 * Math.sqrt(n)))
/** With fewer holders in the tail, or at the top, nothing can be said about it. */
const LEAST = 5
/** A heavier tail has no mean worth the name. */
const LEAST_EXPONENT = 1.2

/** The holdings in descending order; above place `size` a Pareto tail that begins at `from`. */
type Tail = { holdings: Float64Array; size: number; from: number; exponent: number }

/**
 * The 95 % interval of the share that the top fraction of all possible customers hold, of whom those given are a sample: the
 * bootstrap-t on the log odds. Resamples take the largest from a Pareto distribution fitted to it (Hill's estimate), because
 * a sample rarely holds the very largest customers, and resampling it would repeat that.
 *
 * @param holdings one number ≥ 0 per holder, in any order
 * @param fraction which part of the holders is the top, above 0 and below 1
 * @returns null if fewer than 5 are at the top or in the tail, or they hold all or nothing
 * @see Cowell & Flachaire (2007), Journal of Econometrics 141, 1044–1072; Hill (1975), Annals of Statistics 3, 1163–1174
 * @example topShareInterval([9, 1, 1, 1], 0.25) // null
 */
export function topShareInterval(holdings: readonly number[], fraction: number): Interval | null {
  const sorted = Float64Array.from(holdings).sort().reverse()
  const k = topCount(sorted.length, fraction)
  const tail = tailOf(sorted)
  if (k < LEAST || tail === null) return null
  const { share, error } = estimateOf(sorted, k)
  if (!(share > 0 && share < 1 && error > 0)) return null
  const truth = logit(shareOf(tail, k))
  const uniform = uniformOf(SEED)
  const deviations = Array.from({ length: RESAMPLES }, () => {
    const drawn = estimateOf(resampled(tail, uniform), k)
    return ((logit(drawn.share) - truth) * drawn.share * (1 - drawn.share)) / drawn.error
  })
  const [centre, spread] = [logit(share), error / (share * (1 - share))]
  return {
    low: Math.min(share, logistic(centre - spread * limitOf(deviations, 0.975))),
    high: Math.max(share, logistic(centre - spread * limitOf(deviations, 0.025))),
  }
}

function tailOf(holdings: Float64Array): Tail | null {
  const size = tailSize(holdings.length)
  const from = holdings[size] ?? 0
  if (size < LEAST || !(from > 0)) return null
  let logs = 0
  for (let at = 0; at < size; at++) logs += Math.log(holdings[at]! / from)
  const exponent = logs > 0 ? Math.max(LEAST_EXPONENT, (size - 1) / logs) : Infinity
  return { holdings, size, from, exponent }
}

/** The share of the top k in the distribution from which is resampled. */
function shareOf({ holdings, size, from, exponent }: Tail, k: number): number {
  const n = holdings.length
  const mean = exponent === Infinity ? from : (from * exponent) / (exponent - 1)
  const tail = (size / n) * mean
  let [rest, top] = [0, 0]
  for (let at = size; at < n; at++) {
    rest += holdings[at]! / n
    if (at < k) top += holdings[at]! / n
  }
  const held = k >= size ? tail + top : tail * (k / size) ** (1 - 1 / exponent)
  return held / (tail + rest)
}

function resampled({ holdings, size, from, exponent }: Tail, uniform: () => number): Float64Array {
  const n = holdings.length
  const drawn = new Float64Array(n)
  for (let at = 0; at < n; at++) {
    const place = Math.floor(uniform() * n)
    drawn[at] = place < size ? from * (1 - uniform()) ** (-1 / exponent) : holdings[place]!
  }
  return drawn.sort().reverse()
}

/** The share of the top k of a descending sample, and its error from the influence of each holder. */
function estimateOf(sorted: Float64Array, k: number) {
  const n = sorted.length
  let [total, held] = [0, 0]
  for (let at = 0; at < n; at++) {
    total += sorted[at]!
    if (at < k) held += sorted[at]!
  }
  const [share, least] = [held / total, sorted[k - 1]!]
  let squares = 0
  for (let at = 0; at < n; at++) {
    const above = Math.max(0, sorted[at]! - least) + (k / n) * least
    squares += (above - share * sorted[at]!) ** 2
  }
  return { share, error: Math.sqrt((squares * n) / (n - 1)) / total }
}
