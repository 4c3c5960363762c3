import type { Interval } from './interval.ts'
import type { SurvivalStep } from './kaplan-meier.ts'
import { survivalInterval } from './survival-interval.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** A probability with its 95 % interval; `n` is how many were observed, `atRisk` how many still were at the end. */
export type Probability = Interval & { p: number; n: number; atRisk: number }

/** With fewer at risk at the end of a window, one more event would change the picture. */
export const LEAST_AT_RISK = 20

/**
 * The probability that the event has happened by a time (that day included), with censored observations.
 *
 * @returns null if fewer than 20 were still at risk at that time: had the event on it or later, or were observed for so long
 * @see kaplanMeier, and survivalInterval for the interval and its fallbacks
 * @example probabilityBy(kaplanMeier([{ time: 5, events: 20, censored: 20 }]), 5) // { p: 0.5, low: 0.3580592, high: 0.6617296, n: 40, atRisk: 40 }
 */
export function probabilityBy(curve: readonly SurvivalStep[], time: number): Probability | null {
  const atRisk = curve.find((step) => step.time >= time)?.atRisk ?? 0
  if (atRisk < LEAST_AT_RISK) return null
  const index = curve.findLastIndex((step) => step.time <= time)
  const survival = curve[index]?.survival ?? 1
  // Nothing has happened so far: Wilson's interval for none of those who are left.
  const limits =
    survival === 1 ? { low: 1 - wilsonInterval(0, atRisk).high, high: 1 } : survivalInterval(curve, index)
  return { p: 1 - survival, low: 1 - limits.high, high: 1 - limits.low, n: curve[0]!.atRisk, atRisk }
}

/**
 * The longest time for which a probability can be given: at least 20 were still at risk at it.
 *
 * @returns null if there never were 20
 * @example timeWatched(kaplanMeier([{ time: 5, events: 20, censored: 0 }, { time: 9, events: 0, censored: 20 }, { time: 12, events: 1, censored: 0 }])) // 9
 */
export function timeWatched(curve: readonly SurvivalStep[]): number | null {
  return curve.findLast(({ atRisk }) => atRisk >= LEAST_AT_RISK)?.time ?? null
}
