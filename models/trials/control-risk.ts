import { eachControlDay, followUp, type FollowUp, type WeightedPersons } from './follow-up.ts'
import { Influence } from './influence.ts'
import { outcomeHazard } from './outcome-hazard.ts'
import { classCount, type Person } from './person.ts'
import { Pool } from './pool.ts'
import type { Trial } from './trials.ts'
import { untreatedWeights } from './untreated-weights.ts'

export type ControlRisk = {
  /** The share of the treated who would have had the outcome within the window untreated, as their controls did. */
  risk: number
  /** How many independent persons would show it as precisely. */
  effective: number
}

/**
 * The outcome of the controls with the weights of the treated: in each trial one minus the product over the days of
 * the window of 1 − hazard, where controls count until they are treated themselves.
 *
 * The difference between estimate and truth is exactly a sum over persons and days of weight × (outcome − hazard)
 * (Duhamel's equation), in which the days of one person are uncorrelated. Its variance therefore accounts for persons who
 * are a control in many trials or are treated later. The hazards in it are modelled: observed ones of a trial with a
 * single control are 0 or 1.
 *
 * @param trials at least one
 * @param window in days
 * @see Andersen, Borgan, Gill & Keiding (1993), Statistical Models Based on Counting Processes, section IV.3
 * @example controlRisk([5, Infinity, Infinity].map((outcomeOn, place) => ({ stratum: '', classes: [0], treatedOn: place === 2 ? 1 : Infinity, outcomeOn, watchedThrough: 90 })), [{ stratum: '', day: 1, classOnDay: 0, treated: 1, outcomes: 0, controls: [0, 1] }], 30).risk // 0.5
 */
export function controlRisk(
  persons: readonly Person[],
  trials: readonly Trial[],
  window: number,
): ControlRisk {
  const through = Math.max(...trials.map(({ day }) => day)) + window
  const weighted = { persons, weights: untreatedWeights(persons, through) }
  const followUps = trials.map((trial) => followUp(weighted, trial, window))
  const pool = new Pool(followUps, classCount(persons), through)
  const hazards = outcomeHazard(persons, through)
  const estimates = followUps.map((one) => estimate(one, pool, hazards[one.trial.classOnDay]!))
  const mean = (of: 'risk' | 'modelled') => weightedMean(trials, (place) => estimates[place]![of])
  const influence = new Influence(persons, through)
  const treated = trials.reduce((sum, trial) => sum + trial.treated, 0)
  for (const [place, one] of followUps.entries())
    addInfluence(influence, weighted, one, (since) => {
      return (estimates[place]!.masses[since]! + pool.lent(one, since)) / treated
    })
  const [modelled, variance] = [mean('modelled'), influence.variance(hazards)]
  return { risk: mean('risk'), effective: variance > 0 ? (modelled * (1 - modelled)) / variance : 0 }
}

type Estimate = {
  risk: number
  /** The risk of the modelled hazards. */
  modelled: number
  /** By days since the treatment: by how much the hazard of that day moves the sum over the treated. */
  masses: Float64Array
}

function estimate({ trial, atRisk, outcomes }: FollowUp, pool: Pool, hazards: Float64Array): Estimate {
  const window = atRisk.length - 1
  // By days since the treatment, the modelled probability of no outcome from then to the end.
  const later = new Float64Array(window + 1).fill(1)
  for (let since = window; since > 0; since--)
    later[since - 1] = later[since]! * (1 - hazards[trial.day + since]!)
  const masses = new Float64Array(window + 1)
  let untilNow = 1
  for (let since = 1; since <= window; since++) {
    const day = trial.day + since
    const mass = trial.treated * untilNow * later[since]!
    const isOwn = atRisk[since]! > 0
    if (isOwn) masses[since] = mass
    const hazard = isOwn
      ? outcomes[since]! / atRisk[since]!
      : (pool.borrow(trial.classOnDay, day, mass) ?? hazards[day]!)
    untilNow *= 1 - hazard
  }
  return { risk: 1 - untilNow, modelled: 1 - later[0]!, masses }
}

function addInfluence(
  influence: Influence,
  weighted: WeightedPersons,
  { trial, atRisk }: FollowUp,
  massOn: (since: number) => number,
): void {
  const perWeight = atRisk.map((total, since) => (total > 0 ? massOn(since) / total : 0))
  eachControlDay(weighted, trial, atRisk.length - 1, (place, since, weight) =>
    influence.add(place, trial.day + since, weight * perWeight[since]!),
  )
}

/** The mean over all treated. */
function weightedMean(trials: readonly Trial[], valueAt: (place: number) => number): number {
  let [weight, total] = [0, 0]
  for (const [place, { treated }] of trials.entries()) {
    weight += treated
    total += treated * valueAt(place)
  }
  return total / weight
}
