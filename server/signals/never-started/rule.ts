import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import type { Detection } from '../detect/detection.ts'
import type { History } from '../history/history.ts'

/** Later the sale is lost, or the product is used without log-ins. */
const LAST_DAY = 60

/** Bought and never logged in. Only for first orders after tracking began: earlier log-ins are unknown. */
export function detectNeverStarted(history: History, today: Day, context: Context): Detection | null {
  const first = history.orders[0]
  const { trackingSince, settings } = context
  if (!first || trackingSince === null || trackingSince > first.day) return null
  if (history.contacts.some(({ days }) => days.length > 0)) return null
  const days = today - first.day
  if (days < settings.startDays || days > LAST_DAY) return null
  return {
    kind: 'never_started',
    reason: 'no_login',
    since: first.day + settings.startDays,
    strength: days / LAST_DAY,
    evidence: { kind: 'never_started', firstOrder: first.day, days, orders: history.orders.length },
  }
}
