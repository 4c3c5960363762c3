import { classOn, type Person } from './person.ts'

/** All who were treated on the same day, in the same stratum and class, with their controls. */
export type Trial = {
  stratum: string
  day: number
  classOnDay: number
  treated: number
  /** How many of the treated had the outcome within the window. */
  outcomes: number
  /** Places of the persons who had neither been treated nor had the outcome by the end of that day. */
  controls: number[]
}

export type Trials = {
  trials: Trial[]
  /** Treated persons without a single control. */
  unmatched: number
  /** Treated persons whose window is not over. */
  unfinished: number
}

/** The last day of treatments that count, and the days after a treatment in which outcomes count. */
export type Plan = { latest: number; window: number }

/**
 * One trial for every day, stratum and class with a treatment, as if those at risk on that day had been divided into
 * treated and not (yet) treated. A person is a control in many trials, also one who is treated later.
 *
 * @see Hernán & Robins (2016), American Journal of Epidemiology 183, 758–764; Kennedy et al. (2010), Statistics in Medicine 29, 2227–2236
 * @example sequentialTrials([3, 5, Infinity].map((treatedOn) => ({ stratum: '', classes: [0], treatedOn, outcomeOn: Infinity, watchedThrough: 90 })), { latest: 30, window: 30 }).trials.map(({ day, controls }) => [day, controls.join()]) // [[3, '1,2'], [5, '2']]
 */
export function sequentialTrials(persons: readonly Person[], { latest, window }: Plan): Trials {
  const result: Trials = { trials: [], unmatched: 0, unfinished: 0 }
  const places = persons.map((_, place) => place)
  for (const [stratum, members] of Map.groupBy(places, (place) => persons[place]!.stratum)) {
    const eligible = members.filter((place) => isEligible(persons[place]!, latest))
    const finished = eligible.filter((place) => isFinished(persons[place]!, window))
    result.unfinished += eligible.length - finished.length
    const byClass = Map.groupBy(finished, (place) => {
      const { treatedOn } = persons[place]!
      return `${treatedOn} ${classOn(persons[place]!, treatedOn)}`
    })
    for (const treated of byClass.values()) {
      const day = persons[treated[0]!]!.treatedOn
      const classOnDay = classOn(persons[treated[0]!]!, day)
      const controls = members.filter((place) => {
        const { treatedOn, outcomeOn, watchedThrough } = persons[place]!
        const isAtRisk = treatedOn > day && outcomeOn > day && watchedThrough > day
        return isAtRisk && classOn(persons[place]!, day) === classOnDay
      })
      const outcomes = treated.filter((place) => persons[place]!.outcomeOn <= day + window).length
      if (controls.length === 0) result.unmatched += treated.length
      else result.trials.push({ stratum, day, classOnDay, treated: treated.length, outcomes, controls })
    }
  }
  return result
}

const isEligible = ({ treatedOn, outcomeOn }: Person, latest: number) =>
  treatedOn >= 0 && treatedOn <= latest && outcomeOn > treatedOn

const isFinished = ({ treatedOn, watchedThrough }: Person, window: number) =>
  watchedThrough >= treatedOn + window
