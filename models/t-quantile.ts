import { z95 } from './interval.ts'

/**
 * The quantile of Student's t that leaves 2.5 % on either side, to three digits from 5 degrees of freedom on.
 *
 * @param freedom degrees of freedom, at least 3; fractions are allowed
 * @throws RangeError for fewer
 * @see Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 26.7.5
 * @example tQuantile(10) // 2.2281309
 */
export function tQuantile(freedom: number): number {
  if (!(freedom >= 3)) throw new RangeError(`${freedom} degrees of freedom are too few: expected at least 3`)
  const [z3, z5, z7, z9] = [z95 ** 3, z95 ** 5, z95 ** 7, z95 ** 9]
  return (
    z95 +
    (z3 + z95) / 4 / freedom +
    (5 * z5 + 16 * z3 + 3 * z95) / 96 / freedom ** 2 +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z95) / 384 / freedom ** 3 +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z95) / 92160 / freedom ** 4
  )
}
