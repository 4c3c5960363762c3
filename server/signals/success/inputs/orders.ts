import type { Day } from '../../../platform/calendar/days.ts'
import type { Context } from '../../detect/context.ts'
import type { History } from '../../history/history.ts'
import { scaledActivityOf } from '../../population/same-age.ts'
import { lastSeenOf, recencyOf } from '../recency.ts'
import type { InputValue, LastSeen } from './basis.ts'
import { lowestPlace } from './lowest-place.ts'

/** The place among customers of the same age by the number of orders, times the recency of the last order. */
export function ordersInput(history: History, today: Day, { sameAge }: Context): InputValue | null {
  const [activity, last] = [scaledActivityOf(history, today), lastOrderOf(history, today)]
  if (!activity || !last) return null
  const rank = lowestPlace(history.orders[0]!.day, today - last.silentDays, today, (_, age) => ({
    counts: sameAge[age]?.orders,
    at: activity.orders,
  }))
  if (!rank) return null
  return {
    value: rank.place * recencyOf(last),
    basis: { name: 'orders', orders: activity.orders, ...rank, last },
  }
}

/** @returns null for a customer who has not bought by then */
export function lastOrderOf({ orders }: History, today: Day): LastSeen | null {
  const days = orders.map(({ day }) => day).filter((day) => day <= today)
  return lastSeenOf(days, today)
}
