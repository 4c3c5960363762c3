import { classCount, classOn, lastUntreatedDay, type Person } from './person.ts'

/** The hazard of a day is that of the days around it, as far as this. */
const REACH = 3
const ROUNDS = 5
/** Half an outcome as many as expected keeps the ratio of a class without outcomes above zero. */
const HALF = 0.5

/**
 * The probability that an untreated person has the outcome on a day, given that they had not had it before: a smooth
 * function of the day times a ratio for each class, fitted to all persons (the likelihood of a log-linear Poisson model,
 * maximised in turns). It is steady where a single stratum has too few outcomes to know its own variance.
 *
 * @param through the last day of interest
 * @returns by class, then by day
 * @see Holford (1980), Biometrics 36, 299–305
 * @example outcomeHazard([1, Infinity, Infinity, Infinity].map((outcomeOn) => ({ stratum: '', classes: [0], treatedOn: Infinity, outcomeOn, watchedThrough: 9 })), 1)[0].join() // '0,0.25'
 */
export function outcomeHazard(persons: readonly Person[], through: number): Float64Array[] {
  const table = countDays(persons, through)
  const base = new Float64Array(through + 1)
  const ratios = table.atRisk.map(() => 1)
  for (let round = 0; round < ROUNDS; round++) {
    for (let day = 1; day <= through; day++) base[day] = baseOn(day, table, ratios)
    for (const [place, atRisk] of table.atRisk.entries()) {
      const outcomes = sum(table.outcomes[place]!)
      const expected = atRisk.reduce((total, n, day) => total + n * base[day]!, 0)
      if (expected > 0) ratios[place] = (outcomes + HALF) / (expected + HALF)
    }
  }
  return ratios.map((ratio) => base.map((hazard) => Math.min(1, hazard * ratio)))
}

/** Untreated person-days and outcomes, by class and day. */
type DayTable = { atRisk: Float64Array[]; outcomes: Float64Array[] }

function countDays(persons: readonly Person[], through: number): DayTable {
  const empty = () => Array.from({ length: classCount(persons) }, () => new Float64Array(through + 1))
  const [atRisk, outcomes] = [empty(), empty()]
  for (const person of persons) {
    const last = Math.min(lastUntreatedDay(person), through)
    for (let day = 1; day <= last; day++) atRisk[classOn(person, day - 1)]![day]! += 1
    if (person.outcomeOn > 0 && person.outcomeOn <= last)
      outcomes[classOn(person, person.outcomeOn - 1)]![person.outcomeOn]! += 1
  }
  return { atRisk, outcomes }
}

function baseOn(day: number, { atRisk, outcomes }: DayTable, ratios: readonly number[]): number {
  const near = (values: Float64Array) => sum(values.subarray(Math.max(1, day - REACH), day + REACH + 1))
  const expected = atRisk.reduce((total, values, place) => total + near(values) * ratios[place]!, 0)
  return expected > 0 ? outcomes.reduce((total, values) => total + near(values), 0) / expected : 0
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
