import { wilsonInterval } from '@rondo/models/wilson-interval'
import type { Day } from '../../platform/calendar/days.ts'
import { fixedAlarm, rhythmAlarm, judgeSilences, type JudgedSilence } from './alarms.ts'
import type { Context } from '../detect/context.ts'
import type { History } from '../history/history.ts'

/** A log-in within so many days after an alarm makes it a false one. */
export const BACK_WITHIN = 14
/** An alarm later than this after the last log-in does not count as noticing. */
export const NOTICED_WITHIN = 45
/** Days without any event after which a customer has left; the first is the definition, the others are for comparison. */
export const LEFT_AFTER = [90, 60, 30] as const

/** A share of `n` with its interval; null: nothing to judge. */
export type Share = { share: number; low: number; high: number; n: number } | null

export type Scores = {
  alarms: number
  /** The share of the alarms that no log-in followed within 14 days. */
  stayedAway: Share
  /** Precision: the share of the alarms in silences of customers who left. Recall: the share of those who left that was noticed. */
  left: { after: number; precision: Share; recall: Share }[]
  /** Median days from alarm to the 90th silent day, of customers who left and were noticed. */
  warning: number | null
}

export type Comparison = { quietDays: number; level: number; fixed: Scores; own: Scores }

/**
 * Compares the rule of `stalled` with a fixed number of quiet days. The level is chosen so that the rule raises no more
 * alarms than the fixed number does.
 */
export function compareStalled(
  histories: readonly History[],
  contextOn: (day: Day) => Context,
  through: Day,
  quietDays: readonly number[],
): Comparison[] {
  const all = histories.flatMap((history) => judgeSilences(history, contextOn, through))
  return quietDays.map((quiet) => {
    const fixed = scoresOf(all, (silence) => fixedAlarm(silence, quiet))
    const level = levelFor(all, quiet, fixed.alarms)
    return { quietDays: quiet, level, fixed, own: scoresOf(all, (one) => rhythmAlarm(one, quiet, level)) }
  })
}

/** Scores the rule of `stalled` as it is set. */
export function scoreStalled(
  histories: readonly History[],
  contextOn: (day: Day) => Context,
  through: Day,
  { quietDays, level }: { quietDays: number; level: number },
): Scores {
  const all = histories.flatMap((history) => judgeSilences(history, contextOn, through))
  return scoresOf(all, (silence) => rhythmAlarm(silence, quietDays, level))
}

/** The highest level that raises at most so many alarms, by bisection. */
function levelFor(all: readonly JudgedSilence[], quietDays: number, most: number): number {
  let [low, high] = [0, 1]
  for (let round = 0; round < 40; round++) {
    const level = (low + high) / 2
    const alarms = all.filter((silence) => rhythmAlarm(silence, quietDays, level) !== null).length
    if (alarms <= most) low = level
    else high = level
  }
  return low
}

type Alarm = (silence: JudgedSilence) => number | null

function scoresOf(all: readonly JudgedSilence[], alarmOf: Alarm): Scores {
  const alarmed = all.flatMap((silence) => {
    const alarm = alarmOf(silence)
    return alarm === null ? [] : [{ ...silence, alarm }]
  })
  const backJudged = alarmed.filter(
    ({ length, watched, alarm }) => length < Infinity || watched >= alarm + BACK_WITHIN,
  )
  const longest = LEFT_AFTER[0]
  const noticed = alarmed.filter(
    ({ alarm, watched, length }) => hasLeft(longest, length, watched) && alarm <= NOTICED_WITHIN,
  )
  return {
    alarms: alarmed.length,
    stayedAway: share(
      backJudged.filter(({ length, alarm }) => length > alarm + BACK_WITHIN).length,
      backJudged.length,
    ),
    left: LEFT_AFTER.map((after) => leavers(after, all, alarmOf)),
    warning: median(noticed.map(({ alarm }) => longest - alarm)),
  }
}

function leavers(after: number, all: readonly JudgedSilence[], alarmOf: Alarm) {
  const known = all.filter(({ length, watched }) => length < Infinity || watched >= after)
  const gone = known.filter(({ length, watched }) => hasLeft(after, length, watched))
  const alarmed = known.filter((silence) => alarmOf(silence) !== null)
  const right = alarmed.filter(({ length, watched }) => hasLeft(after, length, watched))
  const noticed = gone.filter((silence) => {
    const alarm = alarmOf(silence)
    return alarm !== null && alarm <= NOTICED_WITHIN && alarm < after
  })
  return {
    after,
    precision: share(right.length, alarmed.length),
    recall: share(noticed.length, gone.length),
  }
}

/** Whether there was no event for so many days after the last log-in. */
const hasLeft = (after: number, length: number, watched: number) => length > after && watched >= after

function share(part: number, n: number): Share {
  return n === 0 ? null : { share: part / n, ...wilsonInterval(part, n), n }
}

function median(values: number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[(sorted.length - 1) >> 1] ?? null
}
