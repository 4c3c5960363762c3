import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import { loginDays, type History } from '../history/history.ts'
import { expectedAbsence, FEWEST_LOGINS, rhythmOf, silenceOf, type Rhythm } from '../rhythm/silence.ts'
import { isStalledByPlainRule } from '../stalled/rule.ts'

/** After so many days without any event a customer has left; later there are no alarms. */
const LONGEST = 90

/** A silence that began on the third log-in day or later, and how each rule would have judged it. */
export type JudgedSilence = {
  /** Days until the next log-in; Infinity: there was none. */
  length: number
  /** Days of it that lie in the log. */
  watched: number
  /** The first silent day on which the plain part of the rule raises an alarm, by quiet days; null: never. */
  plainFrom: (quietDays: number) => number | null
  /** By silent days (index 0 is the first): chance times patience, and 1 up to the usual gap. */
  surprise: Float64Array
}

/**
 * All silences of a history, each judged with what was known on its days.
 *
 * @param contextOn what was known of all customers on a day
 * @param through the last day of the log
 */
export function judgeSilences(
  history: History,
  contextOn: (day: Day) => Context,
  through: Day,
): JudgedSilence[] {
  const days = loginDays(history)
  return Array.from({ length: Math.max(0, days.length - FEWEST_LOGINS + 1) }, (_, index) =>
    judgeSilence(days.subarray(0, index + FEWEST_LOGINS), days[index + FEWEST_LOGINS], contextOn, through),
  )
}

function judgeSilence(
  known: Int32Array,
  next: Day | undefined,
  contextOn: (day: Day) => Context,
  through: Day,
): JudgedSilence {
  const last = known.at(-1)!
  const watched = Math.min((next ?? Infinity) - 1, through) - last
  const surprise = new Float64Array(Math.min(watched, LONGEST - 1)).fill(1)
  const silence = silenceOf(known, last + 1)!
  let [context, rhythm]: [Context | null, Rhythm | null] = [null, null]
  for (let silent = expectedAbsence(known, silence.longestGap) + 1; silent <= surprise.length; silent++) {
    const now = contextOn(last + silent)
    if (now !== context) [context, rhythm] = [now, rhythmOf(known, silence.longestGap, now)]
    surprise[silent - 1] = rhythm!.surprise(silent)
  }
  const plainFrom = (quietDays: number) => {
    const from = Math.max(quietDays, silence.longestGap + 1)
    return isStalledByPlainRule({ ...silence, silentDays: from }, quietDays) && from <= surprise.length
      ? from
      : null
  }
  return { length: (next ?? Infinity) - last, watched, plainFrom, surprise }
}

/** The silent day on which a fixed number of quiet days raises an alarm; null: it does not. */
export function fixedAlarm({ surprise }: JudgedSilence, quietDays: number): number | null {
  return quietDays <= surprise.length ? quietDays : null
}

/** The silent day on which the rule of `stalled` raises an alarm; null: it does not. */
export function rhythmAlarm(silence: JudgedSilence, quietDays: number, level: number): number | null {
  const beyond = silence.surprise.findIndex((surprise) => surprise < level) + 1
  const plain = silence.plainFrom(quietDays)
  if (beyond === 0) return plain
  return plain === null ? beyond : Math.min(plain, beyond)
}
