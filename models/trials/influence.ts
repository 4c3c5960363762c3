import { classOn, type Person } from './person.ts'

/** How much the outcome of each person on each day moves an estimate. */
export class Influence {
  readonly #persons: readonly Person[]
  readonly #days: number
  readonly #weights: Float64Array

  constructor(persons: readonly Person[], through: number) {
    this.#persons = persons
    this.#days = through + 1
    this.#weights = new Float64Array(persons.length * this.#days)
  }

  add(place: number, day: number, weight: number): void {
    this.#weights[place * this.#days + day]! += weight
  }

  /**
   * The variance of a sum of weight × (outcome − hazard).
   *
   * @param hazards by class, then by day
   */
  variance(hazards: readonly Float64Array[]): number {
    let variance = 0
    this.#persons.forEach((person, place) => {
      for (let day = 1; day < this.#days; day++) {
        const weight = this.#weights[place * this.#days + day]!
        if (weight === 0) continue
        const hazard = hazards[classOn(person, day - 1)]![day]!
        variance += weight ** 2 * hazard * (1 - hazard)
      }
    })
    return variance
  }
}
