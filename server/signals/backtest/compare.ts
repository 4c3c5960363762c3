import { wilsonInterval } from '@rondo/models/wilson-interval'
import { calibrate, settingFor } from './calibration.ts'
import type { ObservedSilence } from './observed.ts'
import { drawCustomers, percentileInterval, sequence } from './resample.ts'

/** A share of `n` with its interval; null: nothing to judge. */
export type Share = { share: number; low: number; high: number; n: number } | null

export type Scores = {
  alarms: number
  /** The share of the alarms in silences of customers who left. */
  precision: Share
  /** The share of those who left that had an alarm before they counted as left. */
  recall: Share
  /** Mean days from the alarm to the day on which they counted as left, of all who left; 0 for who had no alarm. */
  warning: number | null
  /** Mean number of their usual gaps that had passed by then: the visits or orders that were missed. */
  missed: number | null
}

/** How much the rule gains over the plain number of days, of the same customers, with a bootstrap interval. */
export type Gain = { gain: number; low: number; high: number } | null

export type Comparison = {
  /** The plain rule: an alarm on this silent day, for everybody. */
  plainDays: number
  /** The setting at which the rule raises no more alarms than that. */
  setting: number
  plain: Scores
  own: Scores
  /** Days of warning more. */
  earlier: Gain
  /** The share of missed visits or orders less. */
  fewerMissed: Gain
}

const RESAMPLES = 1000
const SEED = 20_261_122

/**
 * Compares a rule with plain numbers of silent days at no more alarms. In each resample of the customers the setting is
 * found anew, so that both rules raise equally many alarms there, too.
 *
 * @param leftAfter who is silent for longer has left
 */
export function compareRules(
  silences: readonly ObservedSilence[],
  leftAfter: number,
  plainDays: readonly number[],
): Comparison[] {
  const calibration = calibrate(silences, leftAfter)
  const leavers = silences.flatMap((silence, index) =>
    silence.length > leftAfter ? [{ silence, index }] : [],
  )
  const once = new Uint32Array(silences.length).fill(1)
  const weights = resamples(silences)
  return plainDays.map((days) => {
    const alarmed = indicesWhere(silences, ({ length }) => days < Math.min(length, leftAfter))
    const compared = (weight: Uint32Array) => {
      const setting = settingFor(calibration, weight, weightOf(alarmed, weight))
      return { setting, ...gains(leavers, weight, leftAfter, days, setting) }
    }
    const { setting, earlier, fewerMissed } = compared(once)
    const draws = weights.map(compared)
    const interval = (gain: number, name: 'earlier' | 'fewerMissed') =>
      withInterval(
        gain,
        draws.map((draw) => draw[name]),
      )
    return {
      plainDays: days,
      setting,
      plain: scoresOf(silences, leftAfter, () => days),
      own: scoresOf(silences, leftAfter, ({ alarmOn }) => alarmOn(setting)),
      earlier: interval(earlier, 'earlier'),
      fewerMissed: interval(fewerMissed, 'fewerMissed'),
    }
  })
}

/** How often each silence counts, in each resample of the customers. */
function resamples(silences: readonly ObservedSilence[]): Uint32Array[] {
  const random = sequence(SEED)
  const customers = silences.reduce((most, { customer }) => Math.max(most, customer + 1), 0)
  return Array.from({ length: RESAMPLES }, () => {
    const times = drawCustomers(customers, random)
    const weights = new Uint32Array(silences.length)
    for (let index = 0; index < weights.length; index++) weights[index] = times[silences[index]!.customer]!
    return weights
  })
}

function indicesWhere(
  silences: readonly ObservedSilence[],
  isChosen: (silence: ObservedSilence) => boolean,
): Uint32Array {
  return Uint32Array.from(silences.keys()).filter((index) => isChosen(silences[index]!))
}

function weightOf(indices: Uint32Array, weights: Uint32Array): number {
  let sum = 0
  for (let place = 0; place < indices.length; place++) sum += weights[indices[place]!]!
  return sum
}

type Leaver = { silence: ObservedSilence; index: number }

function gains(
  leavers: readonly Leaver[],
  weights: Uint32Array,
  leftAfter: number,
  plainDays: number,
  setting: number,
) {
  let [left, days, plainMissed, ownMissed] = [0, 0, 0, 0]
  const plain = Math.min(leftAfter, plainDays)
  for (const { silence, index } of leavers) {
    const weight = weights[index]!
    if (weight === 0) continue
    const own = Math.min(leftAfter, silence.alarmOn(setting))
    left += weight
    days += weight * (plain - own)
    plainMissed += (weight * plain) / silence.usualGap
    ownMissed += (weight * own) / silence.usualGap
  }
  return { earlier: days / left, fewerMissed: 1 - ownMissed / plainMissed }
}

function withInterval(gain: number, draws: readonly number[]): Gain {
  const interval = percentileInterval(draws)
  return Number.isFinite(gain) && interval ? { gain, ...interval } : null
}

/** What a rule achieves. @param alarmOf the silent day of its alarm */
export function scoresOf(
  silences: readonly ObservedSilence[],
  leftAfter: number,
  alarmOf: (silence: ObservedSilence) => number,
): Scores {
  let [alarms, left, noticed, warning, missed] = [0, 0, 0, 0, 0]
  for (const silence of silences) {
    const alarm = alarmOf(silence)
    const [isRaised, hasLeft] = [alarm < Math.min(silence.length, leftAfter), silence.length > leftAfter]
    if (isRaised) alarms++
    if (!hasLeft) continue
    left++
    missed += Math.min(alarm, leftAfter) / silence.usualGap
    if (!isRaised) continue
    noticed++
    warning += leftAfter - alarm
  }
  return {
    alarms,
    precision: shareOf(noticed, alarms),
    recall: shareOf(noticed, left),
    warning: left === 0 ? null : warning / left,
    missed: left === 0 ? null : missed / left,
  }
}

function shareOf(part: number, n: number): Share {
  return n === 0 ? null : { share: part / n, ...wilsonInterval(part, n), n }
}
