import type { Day } from '../../platform/calendar/days.ts'
import { longestEvenGap, recentGap } from './recent-gap.ts'
import { FEWEST_DAYS, type Typical } from './typical.ts'

/** So many days after a silence became too long, the customer has left and the signal ends. */
const STALE_AFTER = 60

/** How much a customer differs from a typical one, and what the allowed silence follows from. */
export type Familiarity = {
  /** The days between two log-ins lately. */
  usualGap: number
  /** Log-in days ÷ usual gap against those of a typical customer, in doublings: 1 is twice as much, -1 half. */
  doublings: number
  /** The longest recent gap of somebody who comes at even distances; 0 for all others. */
  evenGap: number
}

/** @param days with a log-in, ascending, without duplicates */
export function familiarityOf(days: Int32Array, typical: Typical): Familiarity {
  const usualGap = recentGap(days, typical.gap)
  const doublings = Math.log2(((days.length / typical.days) * typical.gap) / usualGap)
  return { usualGap, doublings, evenGap: longestEvenGap(days) }
}

/** So many days more for each doubling, and fewer for each halving. */
const DAYS_PER_DOUBLING = 1.5
/** Nobody is missed earlier than after this part of the quiet days, or later than after that multiple. */
const [LEAST, MOST] = [0.5, 2]

/**
 * The silent day on which a customer is missed: the quiet days for a typical customer. Who came on more days or more
 * often lately is given more time: a long silence is more often an accident. Who comes at even distances is not missed
 * before a silence longer than all of them.
 *
 * @param quietDays as set, above 0
 * @example allowedSilence({ doublings: 0, evenGap: 0 }, 7) // 7
 * @example allowedSilence({ doublings: 2, evenGap: 0 }, 7) // 10
 * @example allowedSilence({ doublings: -2, evenGap: 30 }, 7) // 31
 */
export function allowedSilence(
  { doublings, evenGap }: Pick<Familiarity, 'doublings' | 'evenGap'>,
  quietDays: number,
): number {
  const allowed = quietDays + DAYS_PER_DOUBLING * doublings
  const limited = Math.min(MOST * quietDays, Math.max(LEAST * quietDays, allowed))
  return Math.max(Math.ceil(limited), evenGap + 1)
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
  if (silentDays < LEAST * quietDays) return null
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
