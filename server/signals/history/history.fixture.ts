import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import { emptyHistory, type Ask, type GoalState, type History, type Renewal } from './history.ts'
import { DEFAULT_TYPICAL } from '../rhythm/typical.ts'
import { DEFAULT_SETTINGS } from '../settings/schema.ts'

/** The facts of a customer in a test, in any order; days as numbers. */
export type Facts = {
  logins?: { contact?: number; day: Day; events?: number }[]
  orders?: { day: Day; isNew?: boolean }[]
  failures?: Day[]
  goals?: GoalState[]
  renewals?: Renewal[]
  asks?: Ask[]
  asOf?: Day
}

export function historyFrom({ logins = [], orders = [], failures = [], ...more }: Facts): History {
  const contacts = Map.groupBy(logins, ({ contact = 1 }) => contact)
  return {
    ...emptyHistory(1),
    ...more,
    orders: orders
      .map(({ day, isNew = false }) => ({ day, isNew }))
      .sort((one, other) => one.day - other.day || Number(one.isNew) - Number(other.isNew)),
    failures: failures.toSorted((one, other) => one - other),
    contacts: [...contacts].map(([id, days]) => {
      const byDay = [...Map.groupBy(days, ({ day }) => day)].sort(([one], [other]) => one - other)
      return {
        id,
        days: Int32Array.from(byDay, ([day]) => day),
        events: Int32Array.from(byDay, ([, events]) =>
          events.reduce((sum, { events = 1 }) => sum + events, 0),
        ),
      }
    }),
  }
}

/** A customer with log-ins on these days and no other facts. */
export const loggedIn = (...days: Day[]): History => historyFrom({ logins: days.map((day) => ({ day })) })

/** Days at a fixed interval from one day to another. */
export function every(gap: number, from: Day, to: Day): Day[] {
  return Array.from({ length: Math.floor((to - from) / gap) + 1 }, (_, index) => from + index * gap)
}

/** A company without any facts. */
export const NEW_COMPANY: Context = {
  settings: DEFAULT_SETTINGS,
  typical: DEFAULT_TYPICAL,
  peers: [],
  sameAge: [],
  trackingSince: 0,
}
