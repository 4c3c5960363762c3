import type { Day } from '../../platform/calendar/days.ts'
import { countUpTo, type History } from '../history/history.ts'
import { KINDS, type Kind } from '../kinds.ts'
import { factDaysOf, GONE_AFTER, lastActiveDay, outcomeOf, type FactDays, type Outcome } from './outcome.ts'

/** By age in weeks; whoever is older than ten years is counted with them. */
export const MOST_WEEKS = 520
/** What is the same for every kind: the weekly moments of one customer, and what came after each. */
export type Observations = {
  facts: FactDays
  weekly: { day: Day; week: number; outcome: Outcome; doing: ActivityAt }[]
}

/** How somebody stood at a moment. */
type ActivityAt = { logins: number; orders: number; sinceLogin: number; sinceSeen: number }

/** @returns null for a customer of whom nothing is known */
export function observationsOf(history: History, from: Day, through: Day): Observations | null {
  const facts = factDaysOf(history)
  if (!facts) return null
  // Each customer on a day of the week of their own, so that no weekday stands for all.
  const start = facts.first + (history.customerId % 7)
  const firstWeek = Math.max(0, Math.ceil((from - start) / 7))
  const weekly: Observations['weekly'] = []
  for (let day = start + 7 * firstWeek; day <= through; day += 7) {
    const doing = activityAt(facts, day)
    if (doing.sinceSeen > GONE_AFTER) continue
    weekly.push({ day, week: weekOf(facts, day), outcome: outcomeOf(facts, day, through), doing })
  }
  return { facts, weekly }
}

function activityAt(facts: FactDays, day: Day): ActivityAt {
  const logins = countUpTo(facts.logins, day)
  return {
    logins,
    orders: countUpTo(facts.orders, day),
    sinceLogin: logins === 0 ? Infinity : day - facts.logins[logins - 1]!,
    sinceSeen: day - (lastActiveDay(facts, day) ?? -Infinity),
  }
}

const FEWEST_LOGINS = 3
const ACTIVE_WITHIN = 60

/** Whether the signal could have been about this customer: nobody is compared with those who had long gone. */
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
