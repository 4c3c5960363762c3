import type { Day } from '../../../platform/calendar/days.ts'
import type { Context } from '../../detect/context.ts'
import { countUpTo, loginDays, type History } from '../../history/history.ts'
import { scaledActivityOf } from '../../population/same-age.ts'
import { lastSeenOf, recencyOf } from '../recency.ts'
import type { InputValue, LastSeen } from './basis.ts'
import { lowestPlace } from './lowest-place.ts'

/**
 * The place among customers of the same age by log-in days, times the recency of the last log-in. A customer who bought
 * after tracking began and never logged in has a usage of zero; for earlier customers usage is unknown.
 */
export function usageInput(history: History, today: Day, context: Context): InputValue | null {
  const { sameAge, trackingSince } = context
  const activity = scaledActivityOf(history, today)
  if (!activity) return null
  const first = history.orders[0]!.day
  const days = Math.min(30, activity.ageDays + 1)
  const basis = { name: 'usage', loginDays: activity.loginDays, days } as const
  const last = lastLoginOf(history, today, context)
  if (!last) {
    const isTracked = trackingSince !== null && trackingSince <= first
    return isTracked ? { value: 0, basis: { ...basis, place: null, peers: null, last } } : null
  }
  const rank = lowestPlace(first, today - last.silentDays, today, (day, age) => ({
    counts: sameAge[age]?.usage,
    at: scaledActivityOf(history, day)!.usage!,
  }))
  return rank && { value: rank.place * recencyOf(last), basis: { ...basis, ...rank, last } }
}

/** @returns null for a customer who has not logged in by then */
export function lastLoginOf(history: History, today: Day, { typical }: Context): LastSeen | null {
  const all = loginDays(history)
  return lastSeenOf(all.subarray(0, countUpTo(all, today)), today, typical.logins)
}
