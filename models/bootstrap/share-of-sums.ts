import type { Interval } from '../interval.ts'
import { wilsonInterval } from '../wilson-interval.ts'
import { limitOf, logistic, logit, uniformOf } from './resample.ts'

/** What one unit, such as a customer, holds of a whole, and the part of it in question. */
export type PartOfWhole = { part: number; whole: number }

const RESAMPLES = 999
const SEED = 20_130

/**
 * The share of a sum in another (say, first-month spending in first-year spending) with a 95 % interval that is right for 30
 * skewed units too: the symmetric bootstrap-t on the log odds. It compares the error with the errors of resamples, each measured
 * in its own standard error, which small samples with a few large units underestimate.
 *
 * @returns null for fewer than two units or a whole that is not positive, and where the parts are not between nothing and the whole
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, section 12.5; Hall (1988), JRSS B 50, 35–45
 * @example shareOfSums([{ part: 1, whole: 2 }, { part: 2, whole: 4 }, { part: 3, whole: 6 }]) // { share: 0.5, low: 0.5, high: 0.5 }
 */
export function shareOfSums(units: readonly PartOfWhole[]): ({ share: number } & Interval) | null {
  const all = new Int32Array(units.length).fill(1)
  const { share, error, whole } = estimateOf(units, all)
  if (units.length < 2 || !(whole > 0) || !(share >= 0 && share <= 1)) return null
  // Nothing, or everything, is in the part: only how many units there are can say how sure that is.
  if (share === 0 || share === 1) return { share, ...wilsonInterval(share * units.length, units.length) }
  const centre = logit(share)
  const spread = error / (share * (1 - share))
  const reach = spread * limitOf(deviations(units, centre), 0.95)
  return { share, low: logistic(centre - reach), high: logistic(centre + reach) }
}

/** How far the log odds of each resample are from those of the sample, in standard errors of the resample. */
function deviations(units: readonly PartOfWhole[], centre: number): number[] {
  const uniform = uniformOf(SEED)
  const times = new Int32Array(units.length)
  return Array.from({ length: RESAMPLES }, () => {
    times.fill(0)
    for (let drawn = 0; drawn < units.length; drawn++) times[Math.floor(uniform() * units.length)]! += 1
    const { share, error } = estimateOf(units, times)
    if (!(share > 0 && share < 1)) return Infinity
    const distance = Math.abs(logit(share) - centre)
    return distance < 1e-12 ? 0 : (distance * share * (1 - share)) / error
  })
}

/** The share and its jackknife error, each unit counted so many times. */
function estimateOf(units: readonly PartOfWhole[], times: Int32Array) {
  let [part, whole] = [0, 0]
  for (const [at, unit] of units.entries()) {
    part += times[at]! * unit.part
    whole += times[at]! * unit.whole
  }
  const share = part / whole
  let squares = 0
  for (const [at, unit] of units.entries()) {
    if (times[at] === 0) continue
    const residual = (unit.part - share * unit.whole) / (1 - unit.whole / whole)
    squares += times[at]! * residual ** 2
  }
  const n = units.length
  return { share, whole, error: Math.sqrt((squares * (n - 1)) / n) / whole }
}
