import type { Day } from '../../platform/calendar/days.ts'
import { usualGap } from '../rhythm/usual-gap.ts'
import type { LastSeen } from './inputs/basis.ts'

/** Twice this is a week: so long a silence means nothing, however often a customer usually comes. */
const SHORTEST_GAP = 3.5

/** The gap that is assumed of a customer who was seen once. */
const ASSUMED_GAP = 30

/**
 * How much a silence takes off, against the customer's own rhythm: nothing up to twice their usual gap and for a week,
 * then half with each further gap. It never rises while the silence lasts.
 *
 * @example recencyOf({ silentDays: 14, usualGap: 7 }) // 1
 * @example recencyOf({ silentDays: 28, usualGap: 7 }) // 0.25
 */
export function recencyOf({ silentDays, usualGap }: LastSeen): number {
  const gap = Math.max(SHORTEST_GAP, usualGap ?? ASSUMED_GAP)
  return Math.min(1, 2 ** (2 - silentDays / gap))
}

/**
 * @param days ascending, up to today, without duplicates
 * @returns null without any day
 * @example lastSeenOf(Int32Array.of(1, 8, 15), 20) // { silentDays: 5, usualGap: 7 }
 */
export function lastSeenOf(days: Int32Array, today: Day): LastSeen | null {
  const last = days.at(-1)
  if (last === undefined) return null
  return { silentDays: today - last, usualGap: days.length > 1 ? usualGap(days) : null }
}
