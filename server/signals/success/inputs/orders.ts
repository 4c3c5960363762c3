import type { Day } from '../../../platform/calendar/days.ts'
import type { Context } from '../../detect/context.ts'
import type { History } from '../../history/history.ts'
import { scaledActivityOf } from '../../population/same-age.ts'
import { orderDaysOf } from '../../rhythm/order-rhythm.ts'
import { lastSeenOf, recencyOf } from '../recency.ts'
import type { InputValue, LastSeen } from './basis.ts'
import { lowestPlace } from './lowest-place.ts'

/** The place among customers of the same age by the number of orders, times the recency of the last order. */
export function ordersInput(history: History, today: Day, context: Context): InputValue | null {
  const [activity, last] = [scaledActivityOf(history, today), lastOrderOf(history, today, context)]
  if (!activity || !last) return null
  const rank = lowestPlace(history.orders[0]!.day, today - last.silentDays, today, (_, age) => ({
    counts: context.sameAge[age]?.orders,
    at: activity.orders,
  }))
  if (!rank) return null
  return {
    value: rank.place * recencyOf(last),
    basis: { name: 'orders', orders: activity.orders, ...rank, last },
  }
}

/** @returns null for a customer who has not bought by then */
export function lastOrderOf({ orders }: History, today: Day, { typical }: Context): LastSeen | null {
  return lastSeenOf(orderDaysOf(orders, today), today, typical.orders)
}
