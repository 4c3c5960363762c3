import type { Interval } from './interval.ts'
import type { SurvivalStep } from './kaplan-meier.ts'
import { survivalInterval } from './survival-interval.ts'

/** A probability with its 95 % interval; `n` is how many were observed. */
export type Probability = Interval & {
  p: number
  n: number
  /** False if nobody was observed up to that time: `p` is then only the probability so far. */
  watched: boolean
}

/**
 * The probability that the event has happened by a time (that day included), with censored observations. `Infinity`
 * asks for "ever": as far as the curve goes.
 *
 * @returns null if nobody was observed at all
 * @see kaplanMeier, and survivalInterval for the interval and its fallbacks
 * @example probabilityBy(kaplanMeier([{ time: 5, events: 10, censored: 10 }]), 5) // { p: 0.5, low: 0.3081075, high: 0.7286722, n: 20, watched: true }
 */
export function probabilityBy(curve: readonly SurvivalStep[], time: number): Probability | null {
  const first = curve[0]
  if (first === undefined) return null
  const index = curve.findLastIndex((step) => step.time <= time)
  const survival = curve[index]?.survival ?? 1
  const limits = index === -1 ? beforeFirst(first) : survivalInterval(curve, index)
  const last = curve.at(-1)!
  return {
    p: 1 - survival,
    low: 1 - limits.high,
    high: 1 - limits.low,
    n: first.atRisk,
    watched: time === Infinity || last.time >= time || last.survival === 0,
  }
}

/** Everybody was observed beyond this time and nobody had the event: Wilson's interval for none of them. */
function beforeFirst(first: SurvivalStep): Interval {
  return survivalInterval([{ ...first, survival: 1 }], 0)
}
