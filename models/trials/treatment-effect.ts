import { differenceInterval } from '../difference-interval.ts'
import { z95, type Interval } from '../interval.ts'
import { tQuantile } from '../t-quantile.ts'
import { wilsonInterval } from '../wilson-interval.ts'
import { controlRisk } from './control-risk.ts'
import type { Person } from './person.ts'
import type { Trial } from './trials.ts'

type Estimated = Interval & { share: number }

export type TreatmentEffect = {
  /** The share of the treated with the outcome. */
  treated: Estimated
  /** The same of their controls, with the weights of the treated. */
  controls: Estimated
  /** The mean effect on the treated: their share minus that of the controls. */
  difference: Interval & { value: number }
}

/**
 * What a treatment that begins on different days does to those who get it: the share with the outcome within a window
 * after it, minus the share it would have been without. Everybody who is treated is compared with all who on that day
 * had neither been treated nor had the outcome, in the same stratum and the same class, until these are treated.
 *
 * It is causal only if chance decides who is treated within a stratum, a class and a day.
 *
 * @param persons all of them, treated or not
 * @param trials of these persons, as `sequentialTrials` finds them; at least one
 * @param window in days
 * @see controlRisk and differenceInterval
 * @example treatmentEffect([5, Infinity, 4].map((outcomeOn, place) => ({ stratum: '', classes: [0], treatedOn: place === 2 ? 1 : Infinity, outcomeOn, watchedThrough: 90 })), [{ stratum: '', day: 1, classOnDay: 0, treated: 1, outcomes: 1, controls: [0, 1] }], 30).difference.value // 0.5
 */
export function treatmentEffect(
  persons: readonly Person[],
  trials: readonly Trial[],
  window: number,
): TreatmentEffect {
  const sum = (of: 'treated' | 'outcomes') => trials.reduce((total, trial) => total + trial[of], 0)
  const { risk, effective } = controlRisk(persons, trials, window)
  const [n, outcomes] = [sum('treated'), sum('outcomes')]
  const treated = { share: outcomes / n, ...wilsonInterval(outcomes, n) }
  const controls = { share: risk, ...effectiveInterval(risk, effective) }
  const difference = { value: treated.share - controls.share, ...differenceInterval(treated, controls) }
  return { treated, controls, difference }
}

/** The fewest degrees of freedom. */
const FEWEST = 3

/** Wilson's interval of the effective sample with the quantile of t, since the size of that sample is an estimate. */
function effectiveInterval(share: number, effective: number): Interval {
  const sample = effective * (z95 / tQuantile(Math.max(FEWEST, effective))) ** 2
  return wilsonInterval(Math.min(sample, share * sample), sample)
}
