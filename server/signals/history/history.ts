import type { Day } from '../../platform/calendar/days.ts'

/** Days with a log-in, ascending and each once; `events[i]` is how much this person did on `days[i]`. */
export type ContactDays = { id: number; days: Int32Array; events: Int32Array }

/** What a customer wants to reach. How far they are is known of today only, when they were there for good. */
export type GoalState = {
  id: number
  /** In the customer's words. */
  outcome: string
  startsOn: Day
  dueOn: Day
  reachedOn: Day | null
  /** Parts of the way, 0 to 1 and beyond, and what the straight line expects by now; null: not known of that day. */
  now: { status: string; progress: number | null; expected: number | null } | null
}

/** A subscription that goes on, and the day on which its term ends. */
export type Renewal = {
  /** By its product, or as its source calls it; null: it has no name. */
  subscription: string | null
  renewsOn: Day
  /** The day on which this term began. */
  termFrom: Day
  /** Minor units of the company's currency; null: not known. */
  monthly: number | null
}

/** The customer was asked for the next sale. */
export type Ask = { day: Day; answer: 'asked' | 'not_now' | 'no' }

/** What is known of one customer: all that a signal may be judged by. */
export type History = {
  customerId: number
  /** Purchases that count, in order; isNew: with a product never bought before. */
  orders: { day: Day; isNew: boolean }[]
  /** Minor units of the company's currency, to rank by. */
  total: number
  contacts: ContactDays[]
  /** Days with a failed payment, ascending. */
  failures: Day[]
  goals: GoalState[]
  renewals: Renewal[]
  /** Ascending. */
  asks: Ask[]
  /** The day of which goals and renewals are known; of days before it only which goals had been reached. */
  asOf: Day
}

/** A customer of whom nothing is known. @example emptyHistory(7).orders // [] */
export function emptyHistory(customerId: number, asOf: Day = 0): History {
  return {
    customerId,
    orders: [],
    total: 0,
    contacts: [],
    failures: [],
    goals: [],
    renewals: [],
    asks: [],
    asOf,
  }
}

/**
 * The history as it could be known at the end of a day. The total stays: it ranks lists and judges nobody.
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

/** How many of the ascending days lie on or before a day. @example countUpTo(Int32Array.of(1, 4, 9), 4) // 2 */
export function countUpTo(days: Int32Array, day: Day): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle]! <= day) low = middle + 1
    else high = middle
  }
  return low
}

/** The days on which anybody at the customer logged in, ascending, each once. */
export function loginDays({ contacts }: History): Int32Array {
  if (contacts.length === 1) return contacts[0]!.days
  const all = Int32Array.from(contacts.flatMap(({ days }) => [...days])).sort()
  return all.filter((day, index) => day !== all[index - 1])
}

/** How much somebody did after the one day, up to and including the other. */
export function eventsBetween({ days, events }: ContactDays, after: Day, through: Day): number {
  let sum = 0
  for (let index = countUpTo(days, after); index < days.length && days[index]! <= through; index++)
    sum += events[index]!
  return sum
}
