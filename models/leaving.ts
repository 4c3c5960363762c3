import { LEAVING_DAYS } from './rhythm-gaps.ts'

/** Silences that are over or have lasted until the customer had left, from the third visit on. */
export type Silences = { ended: number; left: number }

/** The upper limit: however often a customer has left, a usual silence remains usual. */
const LEAST_PATIENCE = 0.25

/** How many silences of an average customer the prior counts for. */
const PRIOR_SILENCES = 20

/**
 * How often a customer left, that is, was silent for 90 days or more. A current silence counts once it has lasted that
 * long; the first two visits do not count, since half of those who visit once never intend to stay.
 *
 * @param days days with a visit, ascending, each once, none after `today`
 * @example silences([1, 2, 9, 120, 121], 130) // { ended: 2, left: 1 }
 */
export function silences(days: ArrayLike<number>, today: number): Silences {
  let [ended, left] = [0, 0]
  for (let index = 2; index < days.length; index++) {
    const isLast = index + 1 === days.length
    const length = (isLast ? today : days[index + 1]!) - days[index]!
    if (length >= LEAVING_DAYS) left++
    if (!isLast || length >= LEAVING_DAYS) ended++
  }
  return { ended, left }
}

/**
 * How much rarer a silence must be than usual before it means that this customer is leaving: the odds with which an
 * average customer leaves after a visit, over this customer's own. Whoever came a hundred times and never left has
 * had a hundred chances to be silent long by accident, and is given more time; whoever has left before is given less.
 * This is Bayes' rule: the odds of having left are chance-of-leaving odds ÷ chance of silence.
 *
 * @param leavingShare of the prior, between 0 and 1, exclusive
 * @see Fader, Hardie & Lee (2005), Marketing Science 24, 275–284: leaving after a visit, with beta-distributed chance
 * @example patience(0.1, { ended: 20, left: 0 }) // 2.1111111
 */
export function patience(leavingShare: number, own: Silences): number {
  const chance = (PRIOR_SILENCES * leavingShare + own.left) / (PRIOR_SILENCES + own.ended)
  const ratio = ((leavingShare / (1 - leavingShare)) * (1 - chance)) / chance
  return Math.max(LEAST_PATIENCE, ratio)
}
