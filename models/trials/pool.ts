import type { FollowUp } from './follow-up.ts'

/**
 * The hazard of each class on each day over all trials that have controls on it, weighted by their treated. A trial
 * borrows it once its last control has been treated. To leave out such trials would be wrong: those whose controls had
 * the outcome early would stay, and the others would not.
 */
export class Pool {
  readonly #treated: Float64Array[]
  readonly #hazards: Float64Array[]
  readonly #borrowed: Float64Array[]

  constructor(followUps: readonly FollowUp[], classes: number, through: number) {
    const empty = () => Array.from({ length: classes }, () => new Float64Array(through + 1))
    this.#treated = empty()
    this.#hazards = empty()
    this.#borrowed = empty()
    for (const { trial, atRisk, outcomes } of followUps) {
      for (let since = 1; since < atRisk.length; since++) {
        if (atRisk[since] === 0) continue
        this.#treated[trial.classOnDay]![trial.day + since]! += trial.treated
        this.#hazards[trial.classOnDay]![trial.day + since]! +=
          (trial.treated * outcomes[since]!) / atRisk[since]!
      }
    }
  }

  /** @returns null where no trial of the class has a control left */
  borrow(classOnDay: number, day: number, mass: number): number | null {
    const treated = this.#treated[classOnDay]![day]!
    if (treated === 0) return null
    this.#borrowed[classOnDay]![day]! += mass
    return this.#hazards[classOnDay]![day]! / treated
  }

  /** What a trial with controls on that day bears of all that others have borrowed. */
  lent({ trial, atRisk }: FollowUp, since: number): number {
    const day = trial.day + since
    if (atRisk[since] === 0) return 0
    return (trial.treated * this.#borrowed[trial.classOnDay]![day]!) / this.#treated[trial.classOnDay]![day]!
  }
}
