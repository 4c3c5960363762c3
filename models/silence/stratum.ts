/** From so many visits on a customer is in the next stage; stage 0 is the silence after the first visit. */
const STAGE_VISITS = [2, 3, 5, 9]
/** From so many days between visits on a customer has the next pace. */
const PACE_DAYS = [2, 4, 8, 16, 32, 64, 128, 256, 512]

const PACES = PACE_DAYS.length + 1
export const STRATA = (STAGE_VISITS.length + 1) * PACES

/**
 * Which silences a silence is compared with, from what was known when it began: how many visits came before (stage), and
 * the customer's mean gap between them (pace). The same silence means something else for a first-time buyer and for one
 * who came every week, and the two are not watched for equally long.
 *
 * @param visits how many visits the customer had made, at least 1
 * @param age the days from the first of them to the last
 * @returns 10 × stage + pace, below `STRATA`
 * @example stratumOf(3, 20) // 23
 */
export function stratumOf(visits: number, age: number): number {
  if (visits < 2) return 0
  return bucket(visits, STAGE_VISITS) * PACES + bucket(age / (visits - 1), PACE_DAYS)
}

/**
 * The pace of a stratum; null for the silence after the first visit, which has none.
 *
 * @example paceOf(23) // 3
 */
export function paceOf(stratum: number): number | null {
  return stratum < PACES ? null : stratum % PACES
}

function bucket(value: number, limits: readonly number[]): number {
  let at = 0
  while (at < limits.length && value >= limits[at]!) at++
  return at
}
