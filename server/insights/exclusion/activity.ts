/** Customers of one month by the number of months since their first purchase: how many, and who of them bought. */
export type CohortActivity = { customers: number; active: readonly number[] }

/** What a cohort did in its first later months beside what the others lead to expect. */
export type ActivityComparison = {
  observed: number
  expected: number
  /** Standard errors between both, by how much the other cohorts differ among each other. */
  z: number
}

/** How many later months of each cohort count. */
const WATCHED_MONTHS = 12
const ITERATIONS = 60
/** Customers differ, so that cohorts differ by more than chance; this much at least. */
const SMALLEST_DISPERSION = 1.5
/** With fewer expected purchases a cohort says nothing about the dispersion. */
const MINIMUM_EXPECTED = 3

/**
 * Compares the activity of the first cohorts with that of all later ones, by the model customers × age × calendar month,
 * so that neither a season nor the usual fall of activity with age looks like a difference. The model is fitted to the
 * later cohorts alone.
 *
 * @param cohorts one for each month, without gaps
 * @param firsts how many of them are compared with the others
 * @returns null with fewer than three later cohorts to compare with
 */
export function compareActivity(
  cohorts: readonly CohortActivity[],
  firsts: number,
): ActivityComparison | null {
  const later = cohorts.map((_, at) => at).filter((at) => at >= firsts && at < cohorts.length - 1)
  const model = fitted(cohorts, later)
  // Months in which no later cohort can be active yet have no factor.
  const sums = (at: number) => sumsOf(cohorts, at, model, firsts)
  const others = later.map(sums).filter(({ expected }) => expected >= MINIMUM_EXPECTED)
  if (others.length < 3) return null
  const squares = others.reduce(
    (sum, { observed, expected }) => sum + (observed - expected) ** 2 / expected,
    0,
  )
  const dispersion = Math.max(SMALLEST_DISPERSION, squares / (others.length - 1))
  const own = cohorts.slice(0, firsts).map((_, at) => sums(at))
  const observed = own.reduce((sum, one) => sum + one.observed, 0)
  const expected = own.reduce((sum, one) => sum + one.expected, 0)
  if (expected === 0) return null
  return { observed, expected, z: (observed - expected) / Math.sqrt(expected * dispersion) }
}

type Model = { byAge: number[]; byMonth: number[] }

/** Iterative proportional fitting: both margins of observed and expected purchases agree. */
function fitted(cohorts: readonly CohortActivity[], fittedOn: readonly number[]): Model {
  const months = cohorts.length
  const model: Model = { byAge: Array(months).fill(1), byMonth: Array(months).fill(1) }
  for (let round = 0; round < ITERATIONS; round++) {
    for (let age = 1; age < months; age++)
      model.byAge[age] = ratio(
        cohorts,
        fittedOn,
        (at) => at + age,
        (at) => model.byMonth[at + age]!,
      )
    for (let month = 1; month < months; month++)
      model.byMonth[month] = ratio(
        cohorts,
        fittedOn,
        () => month,
        (at) => model.byAge[month - at]!,
      )
  }
  return model
}

function ratio(
  cohorts: readonly CohortActivity[],
  fittedOn: readonly number[],
  monthOf: (at: number) => number,
  factor: (at: number) => number,
): number {
  let [observed, expected] = [0, 0]
  for (const at of fittedOn) {
    const month = monthOf(at)
    if (month <= at || month >= cohorts.length) continue
    observed += cohorts[at]!.active[month - at] ?? 0
    expected += cohorts[at]!.customers * factor(at)
  }
  return expected > 0 ? observed / expected : 0
}

function sumsOf(cohorts: readonly CohortActivity[], at: number, { byAge, byMonth }: Model, firsts: number) {
  const { customers, active } = cohorts[at]!
  let [observed, expected] = [0, 0]
  for (
    let month = Math.max(at, firsts) + 1;
    month <= Math.min(at + WATCHED_MONTHS, cohorts.length - 1);
    month++
  ) {
    const share = byAge[month - at]! * byMonth[month]!
    if (share === 0) continue
    observed += active[month - at] ?? 0
    expected += customers * share
  }
  return { observed, expected }
}
