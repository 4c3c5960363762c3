import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import type { Detection } from '../detect/detection.ts'
import type { History } from '../history/history.ts'
import { ageClass, activityOf, FEWEST_PEERS } from '../population/peers.ts'

/** A customer with one order thrives only while it is recent. */
const RECENT_ORDER = 90

/**
 * In the top fifth of the customers of the same age, by log-ins of the last 30 days and by orders. Each order is a new
 * reason to say thank you: the signal begins with the last one.
 */
export function detectThriving(history: History, today: Day, context: Context): Detection | null {
  const doing = activityOf(history, today)
  if (!doing) return null
  const top = context.peers[ageClass(doing.ageDays)]
  if (!top || top.peers < FEWEST_PEERS || top.loginDays === null || top.orders === null) return null
  const { ageDays, loginDays, orders } = doing
  if (loginDays < top.loginDays || orders < top.orders) return null
  const lastOrder = history.orders.at(-1)!.day
  if (orders < 2 && today - lastOrder > RECENT_ORDER) return null
  return {
    kind: 'thriving',
    reason: 'top_fifth',
    since: lastOrder,
    strength: (loginDays / (loginDays + top.loginDays) + orders / (orders + top.orders)) / 2,
    evidence: {
      kind: 'thriving',
      loginDays,
      orders,
      topLoginDays: top.loginDays,
      topOrders: top.orders,
      peers: top.peers,
      ageDays,
    },
  }
}
