import { classCount, classOn, type Person } from './person.ts'

/**
 * By how much a person who is still untreated stands for others of the same class who have been treated since: the
 * inverse of the probability of staying untreated from day 0 through each day. A weight at one day ÷ the weight at an
 * earlier one is that of the days between. Without it, controls who are treated as soon as they do well would leave
 * behind those who do not.
 *
 * The probability of being treated on a day is the share of those of the same class who were, over all strata.
 *
 * @param through the last day of interest
 * @returns one array for each person, by day; constant from the day on which the person is no longer an untreated one
 * @see Robins & Finkelstein (2000), Biometrics 56, 779–788: inverse probability of censoring weights
 * @example untreatedWeights([3, 1, Infinity].map((treatedOn) => ({ stratum: '', classes: [0], treatedOn, outcomeOn: Infinity, watchedThrough: 9 })), 3).map((weights) => [...weights]) // [[1, 1.5, 1.5, 1.5], [1, 1, 1, 1], [1, 1.5, 1.5, 3]]
 */
export function untreatedWeights(persons: readonly Person[], through: number): Float64Array[] {
  const classes = classCount(persons)
  const atRisk = new Float64Array((through + 1) * classes)
  const treated = new Float64Array((through + 1) * classes)
  for (const person of persons) {
    const last = Math.min(lastDayAtRisk(person), through)
    for (let day = 0; day <= last; day++) atRisk[day * classes + classOn(person, day)]! += 1
    if (person.treatedOn <= last)
      treated[person.treatedOn * classes + classOn(person, person.treatedOn)]! += 1
  }
  return persons.map((person) => {
    const last = Math.min(lastDayAtRisk(person), person.treatedOn - 1)
    const weights = new Float64Array(through + 1)
    for (let day = 0, weight = 1; day <= through; day++) {
      const at = day * classes + classOn(person, day)
      if (day <= last) weight /= 1 - treated[at]! / atRisk[at]!
      weights[day] = weight
    }
    return weights
  })
}

/** The last day on which the person could be treated before an outcome. */
const lastDayAtRisk = ({ treatedOn, outcomeOn, watchedThrough }: Person) =>
  Math.min(treatedOn, outcomeOn - 1, watchedThrough)
