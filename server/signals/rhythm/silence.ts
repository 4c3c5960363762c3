import { patience, silences } from '@rondo/models/leaving'
import { chanceOfSilence, ownRhythm } from '@rondo/models/rhythm'
import { gapSums, LEAVING_DAYS } from '@rondo/models/rhythm-gaps'
import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import { usualGap } from './usual-gap.ts'

/** Longer than this after a silence began to mean something, it means that somebody has gone. */
export const STALE_AFTER = 60

/** Below this many days with a log-in there is no rhythm. */
export const FEWEST_LOGINS = 3

/** With so many days with a log-in a customer's own rhythm speaks alone. */
export const RHYTHM_FROM = 6

/** A silence that still lasts, in whole days without a log-in, today included. */
export type Silence = {
  lastDay: Day
  silentDays: number
  loginDays: number
  longestGap: number
}

/**
 * @param days days with a log-in up to today, ascending, each once
 * @returns null while somebody came today, or on fewer than three days ever
 */
export function silenceOf(days: Int32Array, today: Day): Silence | null {
  const lastDay = days[days.length - 1]
  if (lastDay === undefined || days.length < FEWEST_LOGINS || lastDay >= today) return null
  let longestGap = 0
  for (let index = 1; index < days.length; index++)
    longestGap = Math.max(longestGap, days[index]! - days[index - 1]!)
  return {
    lastDay,
    silentDays: today - lastDay,
    loginDays: days.length,
    longestGap,
  }
}

export type Rhythm = {
  /** The chance that somebody of this rhythm is silent so many days and still active. */
  chance: (silentDays: number) => number
  /** That chance times the patience which their loyalty has earned: what is held against the level. */
  surprise: (silentDays: number) => number
  /** Whether such a silence is beyond their own rhythm. */
  isBeyond: (silentDays: number) => boolean
}

/**
 * Somebody's own rhythm, from their days with a log-in. A silence is beyond it when the chance of it, with the
 * patience that their loyalty has earned, is below the company's level.
 */
export function rhythmOf(days: Int32Array, longestGap: number, { rhythm, settings }: Context): Rhythm {
  const own = ownRhythm(rhythm, gapSums(days))
  // Only silences that are over speak about the habit; the one that lasts is what is judged.
  const waiting = patience(rhythm.leavingShare, silences(days, days.at(-1)!))
  const chance = (silentDays: number) => chanceOfSilence(own, silentDays, LEAVING_DAYS)
  const surprise = (silentDays: number) => chance(silentDays) * waiting
  const away = expectedAbsence(days, longestGap)
  const isBeyond = (silentDays: number) => silentDays > away && surprise(silentDays) < settings.level
  return { chance, surprise, isBeyond }
}

/** Whether a condition that only ever begins holds now and began fewer than 60 days ago. */
export function isFresh(holds: (silentDays: number) => boolean, silentDays: number): boolean {
  return holds(silentDays) && !(silentDays > STALE_AFTER && holds(silentDays - STALE_AFTER))
}

/** Who is known to stay away for longer than leaving takes has not left before that is over. */
export function expectedAbsence(days: Int32Array, longestGap: number): number {
  if (days.length < RHYTHM_FROM || longestGap < LEAVING_DAYS) return 0
  const usual = usualGap(days)
  return usual >= LEAVING_DAYS ? usual : 0
}
