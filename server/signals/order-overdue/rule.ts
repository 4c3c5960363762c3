import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import type { Detection } from '../detect/detection.ts'
import type { History } from '../history/history.ts'
import { allowedOrderSilence, orderAllowance } from '../rhythm/order-allowance.ts'
import { orderRhythmOf, type OrderRhythm } from '../rhythm/order-rhythm.ts'
import { roundedGap, strengthOf } from '../rhythm/silence.ts'
import { FEWEST_DAYS } from '../rhythm/typical.ts'

/** So many days after an order became overdue, the customer is lost and the signal ends. */
const LOST_AFTER = 365
const DAYS_PER_YEAR = 365
/** A silence of so many times the allowed one is a long one: customers of that time rarely come back. */
const LONG = 3

/**
 * Ordered on at least three days, then no more for longer than Rondo waits for a customer with this number of orders and
 * this rhythm. Holds until the next order, and for at most a year. Ranks by what is at stake: what the customer brings
 * in a year at this rhythm; long silences come after all others.
 */
export function detectOrderOverdue(history: History, today: Day, context: Context): Detection | null {
  const { orders } = history
  if (orders.length < FEWEST_DAYS) return null
  const rhythm = orderRhythmOf(orders, today, context.typical.orders)
  if (!rhythm || rhythm.days.length < FEWEST_DAYS) return null
  const { days, lastDay, silentDays, usualGap } = rhythm
  const typical = context.typical.orders
  const typicalDays = context.settings.overdueTimes * typical.gap
  const allowedDays = allowedOrderSilence(orderAllowance(rhythm, typical), typicalDays)
  if (silentDays < allowedDays || silentDays >= allowedDays + LOST_AFTER) return null
  const yearly = yearlyValue(history, rhythm)
  return {
    kind: 'order_overdue',
    reason: 'no_order',
    since: lastDay + 1,
    strength: strengthOf(silentDays, allowedDays),
    stake: { yearly, isLong: silentDays >= LONG * allowedDays },
    evidence: {
      kind: 'order_overdue',
      lastDay,
      silentDays,
      orderDays: days.length,
      usualGap: roundedGap(usualGap),
      allowedDays,
      yearly,
    },
  }
}

/** Their average order times the orders of a year at their rhythm; null: no order has a known amount. */
function yearlyValue(
  { orders, total, priced }: History,
  { days, usualGap }: Pick<OrderRhythm, 'days' | 'usualGap'>,
): number | null {
  if (priced === 0) return null
  const ofOneDay = (total / priced) * (orders.length / days.length)
  return Math.max(0, Math.round((ofOneDay * DAYS_PER_YEAR) / usualGap))
}
