import { z95, type Interval } from './interval.ts'
import { tQuantile } from './t-quantile.ts'
import { wilsonInterval } from './wilson-interval.ts'

/**
 * The 95 % interval of a share to which customers contribute unequally often: Wilson's for the number of independent
 * observations that would give the same error. The error is the root of the sum of the squared influences of the customers, and
 * is itself uncertain if few customers dominate it: Student's t allows for that.
 *
 * @param share between 0 and 1
 * @param influences by how much each customer moves the share; those who contribute nothing are 0
 * @param least how many observations there are at least; they count where the share is 0 or 1, and no error can be seen
 * @see Korn & Graubard (1998), Survey Methodology 24, 193–201; Satterthwaite (1946), Biometrics Bulletin 2, 110–114
 * @example clusteredInterval(0.5, [0.05, -0.05, 0.05, -0.05, 0.05, -0.05, 0.05, -0.05, 0.05, -0.05], 10) // { low: 0.2145594, high: 0.7854406 }
 */
export function clusteredInterval(share: number, influences: ArrayLike<number>, least: number): Interval {
  let [clusters, squares, fourths] = [0, 0, 0]
  for (let at = 0; at < influences.length; at++) {
    const square = influences[at]! ** 2
    if (square > 0) clusters += 1
    squares += square
    fourths += square ** 2
  }
  if (!(share > 0 && share < 1 && squares > 0)) return wilsonInterval(share * least, least)
  // The variance of a sum of squares, estimated from the fourth powers.
  const spread = Math.max(fourths / squares ** 2 - 1 / clusters, 1 / clusters)
  const t = tQuantile(Math.max(4, 2 / spread))
  const variance = squares * (clusters / Math.max(1, clusters - 1)) * (t / z95) ** 2
  const observations = (share * (1 - share)) / variance
  return wilsonInterval(share * observations, observations)
}
