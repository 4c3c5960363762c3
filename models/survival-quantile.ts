import type { SurvivalStep } from './kaplan-meier.ts'
import { survivalInterval } from './survival-interval.ts'

/** A time with its 95 % limits; null where the curve does not reach it. */
export type SurvivalQuantile = { time: number | null; low: number | null; high: number | null }

/**
 * The time by which a share of all have had the event: the first time with S(t) ≤ 1 − share. Its limits are
 * Brookmeyer and Crowley's: the times at which the interval of the survival first and last holds 1 − share.
 *
 * @param share between 0 and 1, both excluded; 0.5 is the median
 * @throws RangeError for another share
 * @see Brookmeyer & Crowley (1982), Biometrics 38, 29–41
 * @example survivalQuantile(kaplanMeier([{ time: 3, events: 6, censored: 0 }, { time: 9, events: 6, censored: 0 }]), 0.5) // { time: 3, low: 3, high: 9 }
 */
export function survivalQuantile(curve: readonly SurvivalStep[], share: number): SurvivalQuantile {
  if (!(share > 0 && share < 1))
    throw new RangeError(`${share} is not a share: expected a number between 0 and 1`)
  // S is a product of fractions: a curve that reaches exactly 1/2 may miss it by the last digit.
  const target = 1 - share + 1e-12
  const firstWhere = (reached: (step: SurvivalStep, index: number) => boolean) =>
    curve.find((step, index) => step.events > 0 && reached(step, index))?.time ?? null
  return {
    time: firstWhere((step) => step.survival <= target),
    low: firstWhere((_, index) => survivalInterval(curve, index).low <= target),
    high: firstWhere((_, index) => survivalInterval(curve, index).high <= target),
  }
}
