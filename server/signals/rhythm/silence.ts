import type { Day } from '../../platform/calendar/days.ts'
import { longestEvenGap, recentGap } from './recent-gap.ts'
import { FEWEST_DAYS, type Typical } from './typical.ts'
import { LEAST_FACTOR, waitingFactor } from './waiting-factor.ts'

/** So many days after a silence became too long, the customer has left and the signal ends. */
const STALE_AFTER = 60

/** Nobody is waited for longer than so many times as long as a typical customer. */
const MOST_FACTOR = 2

/** How much a customer differs from a typical one, and what the allowed silence follows from. */
export type Familiarity = {
  /** The days between two log-ins lately. */
  usualGap: number
  /** How many times as long as for a typical customer. */
  factor: number
  /** The longest recent gap of somebody who comes at even distances; 0 for all others. */
  evenGap: number
}

/** @param days with a log-in, ascending, without duplicates */
export function familiarityOf(days: Int32Array, typical: Typical): Familiarity {
  const usualGap = recentGap(days, typical.gap)
  return {
    usualGap,
    factor: waitingFactor(days.length, usualGap, typical, MOST_FACTOR),
    evenGap: longestEvenGap(days),
  }
}

/** Even distances of more than a month are no habit: then nobody would be missed before they have long left. */
const MOST_EVEN_DAYS = 35

/**
 * The silent day on which a customer is missed: the quiet days for a typical customer, times a factor. Who comes at even
 * distances is not missed before a silence longer than all of them, a month at most.
 *
 * @param quietDays as set, above 0
 * @example allowedSilence({ factor: 1, evenGap: 0 }, 7) // 7
 * @example allowedSilence({ factor: 1.3, evenGap: 0 }, 7) // 10
 * @example allowedSilence({ factor: 0.5, evenGap: 30 }, 7) // 31
 */
export function allowedSilence(
  { factor, evenGap }: Pick<Familiarity, 'factor' | 'evenGap'>,
  quietDays: number,
): number {
  const even = evenGap === 0 ? 0 : Math.min(evenGap + 1, MOST_EVEN_DAYS)
  return Math.max(1, Math.ceil(quietDays * factor), even)
}

/** A silence that is too long, in whole days without a log-in, including today. */
export type TooLong = { lastDay: Day; silentDays: number; usualGap: number; allowedDays: number }

/**
 * The present silence of a customer or contact, if it is as long as theirs may be or longer and became so at most 60
 * days ago.
 *
 * @param days with a log-in up to today, ascending, without duplicates
 * @returns null also for fewer than three log-in days
 */
export function silenceTooLong(
  days: Int32Array,
  today: Day,
  typical: Typical,
  quietDays: number,
): TooLong | null {
  const lastDay = days[days.length - 1]
  if (lastDay === undefined || days.length < FEWEST_DAYS) return null
  const silentDays = today - lastDay
  if (silentDays < LEAST_FACTOR * quietDays) return null
  const familiarity = familiarityOf(days, typical)
  const allowedDays = allowedSilence(familiarity, quietDays)
  if (silentDays < allowedDays || silentDays >= allowedDays + STALE_AFTER) return null
  return { lastDay, silentDays, usualGap: roundedGap(familiarity.usualGap), allowedDays }
}

/** A gap in whole days, as people say it. */
export const roundedGap = (gap: number): number => Math.max(1, Math.round(gap))

/** How far a silence is beyond the allowed one: one half when it reaches it, and never 1. */
export function strengthOf(silentDays: number, allowedDays: number): number {
  return silentDays / (silentDays + allowedDays)
}
