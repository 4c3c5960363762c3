/**
 * How regular a rhythm may be. A gap g counts as g ** stretch: below 1 visits come in bursts, 1 is pure chance
 * (a Poisson process), above 1 they come at ever more even distances.
 */
export const STRETCHES = [0.6, 1, 1.5, 2.5] as const

/** A customer who is silent for this long has left; a later visit starts a new relationship. */
export const LEAVING_DAYS = 90

/** A gap counts half as much as one that lies so many gaps later: rhythms change. */
export const HALF_LIFE_GAPS = 20

/** Older gaps weigh less than a thousandth. */
const REMEMBERED_GAPS = 10 * HALF_LIFE_GAPS
const FADING = 2 ** (-1 / HALF_LIFE_GAPS)
const POWERS = STRETCHES.map((stretch) =>
  Float64Array.from({ length: LEAVING_DAYS }, (_, gap) => gap ** stretch),
)
const LOGS = Float64Array.from({ length: LEAVING_DAYS }, (_, gap) => Math.log(Math.max(1, gap)))

/** The sufficient statistics of the gaps between a customer's visits. */
export type GapSums = {
  /** How many gaps, the older ones counted in part. */
  gaps: number
  /** The sum of their logarithms. */
  logs: number
  /** The sums of gap ** stretch, one per stretch: the exposure of the gamma–Poisson model. */
  spans: readonly number[]
}

/**
 * The sums over the gaps of one customer, recent ones first in weight. Gaps of 90 days and more are left out:
 * those customers had left and came anew.
 *
 * @param days days with a visit, ascending, each once
 * @example gapSums([1, 2, 9]).gaps // 1.9659363
 */
export function gapSums(days: ArrayLike<number>): GapSums {
  let [gaps, logs, weight] = [0, 0, 1]
  const spans = STRETCHES.map(() => 0)
  const oldest = Math.max(1, days.length - REMEMBERED_GAPS)
  for (let index = days.length - 1; index >= oldest; index--) {
    const gap = days[index]! - days[index - 1]!
    if (gap >= LEAVING_DAYS) continue
    gaps += weight
    logs += weight * LOGS[gap]!
    for (let which = 0; which < spans.length; which++) spans[which]! += weight * POWERS[which]![gap]!
    weight *= FADING
  }
  return { gaps, logs, spans }
}
