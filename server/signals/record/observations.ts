import type { Day } from '../../platform/calendar/days.ts'
import { countUpTo, type History } from '../history/history.ts'
import { KINDS, type Kind } from '../kinds.ts'
import { factDaysOf, GONE_AFTER, lastActiveDay, outcomeOf, type FactDays, type Outcome } from './outcome.ts'

/** The largest age in weeks; older customers count as ten years old. */
export const MOST_WEEKS = 520

/** One customer, observed once a week, with what happened after each observation: the same for every kind. */
export type Observations = {
  facts: FactDays
  weekly: { day: Day; week: number; outcome: Outcome; activity: ActivityAt }[]
}

/** What a customer had done by the day of an observation. */
type ActivityAt = { logins: number; orders: number; sinceLogin: number; sinceActive: number }

/** @returns null for a customer without any fact */
export function observationsOf(history: History, from: Day, through: Day): Observations | null {
  const facts = factDaysOf(history)
  if (!facts) return null
  // The weekday depends on the customer, so that all weekdays are represented.
  const start = facts.first + (history.customerId % 7)
  const firstWeek = Math.max(0, Math.ceil((from - start) / 7))
  const weekly: Observations['weekly'] = []
  for (let day = start + 7 * firstWeek; day <= through; day += 7) {
    const activity = activityAt(facts, day)
    if (activity.sinceActive > GONE_AFTER) continue
    weekly.push({ day, week: weekOf(facts, day), outcome: outcomeOf(facts, day, through), activity })
  }
  return { facts, weekly }
}

function activityAt(facts: FactDays, day: Day): ActivityAt {
  const logins = countUpTo(facts.logins, day)
  return {
    logins,
    orders: countUpTo(facts.orders, day),
    sinceLogin: logins === 0 ? Infinity : day - facts.logins[logins - 1]!,
    sinceActive: day - (lastActiveDay(facts, day) ?? -Infinity),
  }
}

const FEWEST_LOGINS = 3
const ACTIVE_WITHIN = 60

/** Whether the customer could have had the signal. Customers who had left long before are never compared. */
export function isComparable(kind: Kind, { logins, orders, sinceLogin }: ActivityAt): boolean {
  switch (KINDS[kind].comparedWith) {
    case 'active users':
      return logins >= FEWEST_LOGINS && sinceLogin <= ACTIVE_WITHIN
    case 'buyers':
      return orders > 0
    case 'buyers who log in':
      return orders > 0 && logins > 0
    case 'everybody':
      return true
  }
}

/** The age in whole weeks since the first fact. */
export const weekOf = ({ first }: FactDays, day: Day) =>
  Math.min(MOST_WEEKS, Math.max(0, Math.floor((day - first) / 7)))
