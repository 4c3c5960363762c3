import type { Day } from '../../platform/calendar/days.ts'

/** Days with a log-in, ascending, without duplicates; `events[i]` is the number of this contact's events on `days[i]`. */
export type ContactDays = { id: number; days: Int32Array; events: Int32Array }

/** A goal of the customer. Progress is known of today only; of past days only whether it had been reached. */
export type GoalState = {
  id: number
  /** In the customer's own words. */
  outcome: string
  startsOn: Day
  dueOn: Day
  reachedOn: Day | null
  /** Progress (0 to 1 and beyond) and what a straight line expects by now; null: not known of that day. */
  now: { status: string; progress: number | null; expected: number | null } | null
}

/** A subscription that will be renewed, and the day on which its term ends. */
export type Renewal = {
  /** The name of its product, or of the subscription in its source; null: it has no name. */
  subscription: string | null
  renewsOn: Day
  /** The day on which this term began. */
  termFrom: Day
  /** Minor units of the company's currency; null: not known. */
  monthly: number | null
}

/** The customer was asked for the next sale, and answered so. */
export type Ask = { day: Day; answer: 'asked' | 'not_now' | 'no' }

/** All that is known of one customer and that signals may use. */
export type History = {
  customerId: number
  /** Purchases in their order; isNew: with a product never bought before. */
  orders: { day: Day; isNew: boolean }[]
  /** What they have spent, in minor units of the company's currency; only for ranking. */
  total: number
  /** How many of the purchases have a known amount. */
  priced: number
  contacts: ContactDays[]
  /** Days with a failed payment, ascending. */
  failures: Day[]
  goals: GoalState[]
  renewals: Renewal[]
  /** Ascending. */
  asks: Ask[]
  /** The day of which goals and renewals are known. */
  asOf: Day
}

/** A customer without any fact. @example emptyHistory(7).orders // [] */
export function emptyHistory(customerId: number, asOf: Day = 0): History {
  return {
    customerId,
    orders: [],
    total: 0,
    priced: 0,
    contacts: [],
    failures: [],
    goals: [],
    renewals: [],
    asks: [],
    asOf,
  }
}

/**
 * The history as it was known at the end of a day. The total stays as it is: it only ranks.
 *
 * @example historyUpTo({ ...emptyHistory(1), orders: [{ day: 9, isNew: true }] }, 8).orders // []
 */
export function historyUpTo(history: History, day: Day): History {
  return {
    ...history,
    orders: history.orders.filter((order) => order.day <= day),
    contacts: history.contacts
      .map((contact) => contactUpTo(contact, day))
      .filter(({ days }) => days.length > 0),
    failures: history.failures.filter((failure) => failure <= day),
    asks: history.asks.filter((ask) => ask.day <= day),
    ...(day < history.asOf ? { goals: reachedBy(history.goals, day), renewals: [] } : {}),
  }
}

const reachedBy = (goals: readonly GoalState[], day: Day): GoalState[] =>
  goals
    .filter(({ reachedOn }) => reachedOn !== null && reachedOn <= day)
    .map((goal) => ({ ...goal, now: null }))

function contactUpTo(contact: ContactDays, day: Day): ContactDays {
  const length = countUpTo(contact.days, day)
  return { ...contact, days: contact.days.subarray(0, length), events: contact.events.subarray(0, length) }
}

/** The number of days on or before a day. `days` must be ascending. @example countUpTo(Int32Array.of(1, 4, 9), 4) // 2 */
export function countUpTo(days: Int32Array, day: Day): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle]! <= day) low = middle + 1
    else high = middle
  }
  return low
}

/** The days on which any contact logged in, ascending, without duplicates. */
export function loginDays({ contacts }: History): Int32Array {
  if (contacts.length === 1) return contacts[0]!.days
  const all = Int32Array.from(contacts.flatMap(({ days }) => [...days])).sort()
  return all.filter((day, index) => day !== all[index - 1])
}

/** The number of a contact's events after the one day, up to and including the other. */
export function eventsBetween({ days, events }: ContactDays, after: Day, through: Day): number {
  let sum = 0
  for (let index = countUpTo(days, after); index < days.length && days[index]! <= through; index++)
    sum += events[index]!
  return sum
}
