import type { Day } from '../../platform/calendar/days.ts'
import { recentGap } from '../rhythm/recent-gap.ts'
import { roundedGap } from '../rhythm/silence.ts'
import type { Typical } from '../rhythm/typical.ts'
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
 * When a customer was last seen, and their usual gap as the signals of silence know it.
 *
 * @param days ascending, up to today, without duplicates
 * @param typical of the company: after one day only its other customers say when the next is due
 * @returns null without any day
 * @example lastSeenOf(Int32Array.of(1, 8, 15), 20, { gap: 7, days: 5, customers: 90 }) // { silentDays: 5, usualGap: 7 }
 */
export function lastSeenOf(days: Int32Array, today: Day, typical: Typical): LastSeen | null {
  const last = days.at(-1)
  if (last === undefined) return null
  const isKnown = days.length > 1 || typical.customers > 0
  return { silentDays: today - last, usualGap: isKnown ? roundedGap(recentGap(days, typical.gap)) : null }
}
