import type { ObservedSilence } from './observed.ts'

/** Settings between which the search runs, and its rounds. */
const [LOWEST, HIGHEST, ROUNDS] = [1e-3, 1e5, 60]
/** Settings further apart than this do not lie close. */
const WIDEST = 1.5

/** The settings of a rule at which it raises alarms, found once for all silences. */
export type Calibration = {
  /** By silence: the highest setting at which it raises an alarm before the customer comes or has left; 0: at none. */
  highest: Float64Array
  /** The silences with an alarm at any setting, those that need the lowest setting last. */
  order: Uint32Array
}

export function calibrate(silences: readonly ObservedSilence[], leftAfter: number): Calibration {
  const highest = Float64Array.from(silences, (silence) => highestSetting(silence, leftAfter))
  const order = Uint32Array.from(silences.keys()).filter((index) => highest[index]! > 0)
  return { highest, order: order.sort((one, other) => highest[other]! - highest[one]!) }
}

function highestSetting({ length, alarmOn }: ObservedSilence, leftAfter: number): number {
  const isRaised = (setting: number) => alarmOn(setting) < Math.min(length, leftAfter)
  if (!isRaised(LOWEST)) return 0
  let [low, high] = [LOWEST, HIGHEST]
  for (let round = 0; round < ROUNDS; round++) {
    const middle = Math.sqrt(low * high)
    if (isRaised(middle)) low = middle
    else high = middle
  }
  return low
}

/**
 * A setting that raises at most so many alarms, and not one fewer than it must: halfway between the highest and the
 * lowest that raise these alarms, so that a log with few silences favours neither rule; close to the lowest where they
 * lie far apart. Equal silences come together.
 *
 * @param weights how often each silence counts
 * @returns Infinity when even one alarm is too many
 */
export function settingFor({ highest, order }: Calibration, weights: Uint32Array, most: number): number {
  let [alarms, place, included, excluded] = [0, 0, Infinity, 0]
  while (place < order.length) {
    const candidate = highest[order[place]!]!
    let more = 0
    for (; place < order.length && highest[order[place]!] === candidate; place++)
      more += weights[order[place]!]!
    if (more === 0) continue
    if (alarms + more > most) {
      excluded = candidate
      break
    }
    alarms += more
    included = candidate
  }
  if (excluded === 0) return alarms === 0 ? Infinity : LOWEST
  return (Math.min(included, WIDEST * excluded) + excluded) / 2
}
