import { patience, silences } from '@rondo/models/leaving'
import { chanceOfSilence, ownRhythm } from '@rondo/models/rhythm'
import { gapSums, LEAVING_DAYS } from '@rondo/models/rhythm-gaps'
import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import { usualGap } from './usual-gap.ts'

/** So many days after a silence became unusual, the customer has left and the signal ends. */
export const STALE_AFTER = 60

/** With fewer log-in days there is no rhythm. */
export const FEWEST_LOGINS = 3

/** From so many log-in days on, only the customer's own rhythm decides. */
export const RHYTHM_FROM = 6

/** A silence that still lasts, in whole days without a log-in, including today. */
export type Silence = {
  lastDay: Day
  silentDays: number
  loginDays: number
  longestGap: number
}

/**
 * @param days log-in days up to today, ascending, without duplicates
 * @returns null after a log-in today, and for fewer than three log-in days
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
  /** The chance that a customer with this rhythm is silent for so many days and still active. */
  chance: (silentDays: number) => number
  /** That chance times the loyalty factor; compared with the level. */
  surprise: (silentDays: number) => number
  /** Whether so long a silence is beyond their own rhythm. */
  isBeyond: (silentDays: number) => boolean
}

/**
 * The rhythm of a customer or contact, from their log-in days. A silence is beyond it when its chance, times the
 * patience that loyalty has earned, is below the company's level.
 */
export function rhythmOf(days: Int32Array, longestGap: number, { rhythm, settings }: Context): Rhythm {
  const own = ownRhythm(rhythm, gapSums(days))
  // Only silences that are over say something about the rhythm; the one that lasts is being judged.
  const patienceEarned = patience(rhythm.leavingShare, silences(days, days.at(-1)!))
  const chance = (silentDays: number) => chanceOfSilence(own, silentDays, LEAVING_DAYS)
  const surprise = (silentDays: number) => chance(silentDays) * patienceEarned
  const expected = expectedAbsence(days, longestGap)
  const isBeyond = (silentDays: number) => silentDays > expected && surprise(silentDays) < settings.level
  return { chance, surprise, isBeyond }
}

/** Whether a condition that cannot end by itself holds now and began at most 60 days ago. */
export function isFresh(holds: (silentDays: number) => boolean, silentDays: number): boolean {
  return holds(silentDays) && !(silentDays > STALE_AFTER && holds(silentDays - STALE_AFTER))
}

/** The absence that is usual for customers who stay away for longer than leaving takes; 0 for all others. */
export function expectedAbsence(days: Int32Array, longestGap: number): number {
  if (days.length < RHYTHM_FROM || longestGap < LEAVING_DAYS) return 0
  const usual = usualGap(days)
  return usual >= LEAVING_DAYS ? usual : 0
}
