import { z95, type Interval } from './interval.ts'
import type { SurvivalStep } from './kaplan-meier.ts'
import { wilsonInterval } from './wilson-interval.ts'

/**
 * The 95 % interval of the survival at one step of a curve: log(−log S) ± 1.96 Greenwood errors, which stays
 * within [0, 1] and keeps its level in small samples. Two ends have no such interval:
 * - S = 1 (no event yet): Wilson's, for none of those at risk at that time;
 * - S = 0 (the last one at risk had the event): the upper limit just before it × Wilson's upper limit for the
 *   share of the last ones that would stay. Without earlier steps this is Wilson's interval itself.
 *
 * @param index which step; −1 is before the first: nothing has happened, [1, 1]
 * @see Kalbfleisch & Prentice (1980), The Statistical Analysis of Failure Time Data, section 1.3
 * @example survivalInterval(kaplanMeier([{ time: 5, events: 10, censored: 10 }]), 0) // { low: 0.2713278, high: 0.6918925 }
 */
export function survivalInterval(curve: readonly SurvivalStep[], index: number): Interval {
  const step = curve[index]
  if (step === undefined) return { low: 1, high: 1 }
  if (step.survival === 1) return { low: 1 - wilsonInterval(0, step.atRisk).high, high: 1 }
  if (step.survival === 0) {
    const stayed = wilsonInterval(0, step.atRisk).high
    return { low: 0, high: survivalInterval(curve, index - 1).high * stayed }
  }
  const hazard = -Math.log(step.survival)
  const reach = (z95 * Math.sqrt(step.variance)) / (step.survival * hazard)
  return {
    low: Math.exp(-hazard * Math.exp(reach)),
    high: Math.exp(-hazard * Math.exp(-reach)),
  }
}
