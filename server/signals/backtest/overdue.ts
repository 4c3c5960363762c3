import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import type { History } from '../history/history.ts'
import { allowedOrderSilence, orderAllowance } from '../rhythm/order-allowance.ts'
import { orderDaysOf } from '../rhythm/order-rhythm.ts'
import { recentGap } from '../rhythm/recent-gap.ts'
import { LEAVING_GAPS, type Typical } from '../rhythm/typical.ts'
import { observedSilences, type ObservedSilence } from './observed.ts'

/**
 * The silences of customers between their orders as the rule of `order_overdue` judges them. Its setting is the
 * silent day for a typical customer. What is typical of the company, and what its past says about who leaves, is taken
 * as known when a silence begins.
 *
 * @param contextOn what was known of all customers on a day
 * @param leftAfter who is silent for longer has left
 * @param through the last day of the file
 */
export function orderSilences(
  histories: readonly History[],
  contextOn: (day: Day) => Context,
  leftAfter: number,
  through: Day,
): ObservedSilence[] {
  const people = histories.map(({ orders }) => orderDaysOf(orders, through))
  return observedSilences(people, leftAfter, through, (known, day) => {
    const typical = contextOn(day).typical.orders
    const usualGap = recentGap(known, typical.gap)
    const allowance = orderAllowance({ days: known, usualGap }, typical)
    return { usualGap, alarmOn: (typicalDays) => allowedOrderSilence(allowance, typicalDays) }
  })
}

const ROUNDED_TO = 10
/** Plain numbers of days to compare with, as parts of the time after which somebody has left. */
const PARTS = [1 / 4, 1 / 2, 3 / 4]

/**
 * After how many days without an order a customer has left: six typical gaps, in tens of days and at most half of the
 * file, so that leaving can be observed; and half of that.
 *
 * @param fileDays from the first order to the last
 * @example leavingDays({ gap: 34, days: 5, customers: 900 }, 545) // [100, 200]
 * @example leavingDays({ gap: 80, days: 5, customers: 900 }, 545) // [140, 270]
 */
export function leavingDays({ gap }: Typical, fileDays: number): number[] {
  const rounded = (days: number) => Math.max(ROUNDED_TO, Math.round(days / ROUNDED_TO) * ROUNDED_TO)
  const most = Math.floor(fileDays / 2 / ROUNDED_TO) * ROUNDED_TO
  const longest = Math.max(ROUNDED_TO, Math.min(most, rounded(LEAVING_GAPS * gap)))
  return [...new Set([rounded(longest / 2), longest])]
}

/** @example plainDays(200) // [50, 100, 150] */
export function plainDays(leftAfter: number): number[] {
  return PARTS.map((part) => Math.round(part * leftAfter))
}
