import { lastUntreatedDay, type Person } from './person.ts'
import type { Trial } from './trials.ts'

/** Persons with the weights that `untreatedWeights` gives them. */
export type WeightedPersons = { persons: readonly Person[]; weights: readonly Float64Array[] }

/** The controls of a trial by days since its own day: the weight of those at risk, and of those who had the outcome. */
export type FollowUp = { trial: Trial; atRisk: Float64Array; outcomes: Float64Array }

/**
 * Visits every day after the day of a trial on which a control is still untreated and has not had the outcome before.
 *
 * @param visit gets the control's place among the persons, the days since the trial began, and the weight
 * @example eachControlDay({ persons: [], weights: [] }, { stratum: '', day: 1, classOnDay: 0, treated: 1, outcomes: 0, controls: [] }, 30, () => {}) ?? null // null
 */
export function eachControlDay(
  { persons, weights }: WeightedPersons,
  { day, controls }: Trial,
  window: number,
  visit: (place: number, since: number, weight: number) => void,
): void {
  for (const place of controls) {
    const last = Math.min(lastUntreatedDay(persons[place]!) - day, window)
    const own = weights[place]!
    for (let since = 1; since <= last; since++) visit(place, since, own[day + since - 1]! / own[day]!)
  }
}

/**
 * Follows the controls of a trial through its window.
 *
 * @example [...followUp({ persons: [{ stratum: '', classes: [0], treatedOn: Infinity, outcomeOn: 3, watchedThrough: 90 }], weights: [new Float64Array(9).fill(1)] }, { stratum: '', day: 1, classOnDay: 0, treated: 1, outcomes: 0, controls: [0] }, 3).atRisk] // [0, 1, 1, 0]
 */
export function followUp(weighted: WeightedPersons, trial: Trial, window: number): FollowUp {
  const [atRisk, outcomes] = [new Float64Array(window + 1), new Float64Array(window + 1)]
  eachControlDay(weighted, trial, window, (place, since, weight) => {
    atRisk[since]! += weight
    if (weighted.persons[place]!.outcomeOn === trial.day + since) outcomes[since]! += weight
  })
  return { trial, atRisk, outcomes }
}
