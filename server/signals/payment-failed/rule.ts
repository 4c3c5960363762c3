import type { Day } from '../../platform/calendar/days.ts'
import type { Detection } from '../detect/detection.ts'
import type { History } from '../history/history.ts'

/** A failed payment without a following event is no longer reported after so many days. */
const LONGEST = 30

/** A payment failed and no order has followed. Repeated failures, each within 30 days of the one before, are one signal. */
export function detectPaymentFailed(history: History, today: Day): Detection | null {
  const lastOrder = history.orders.at(-1)?.day ?? -Infinity
  const open = history.failures.filter((day) => day > lastOrder)
  const last = open.at(-1)
  if (last === undefined || today - last >= LONGEST) return null
  const run = open.slice(open.findLastIndex((day, index) => index === 0 || day - open[index - 1]! > LONGEST))
  return {
    kind: 'payment_failed',
    reason: 'unpaid',
    since: run[0]!,
    strength: 1 - (today - last) / LONGEST,
    evidence: { kind: 'payment_failed', failedOn: last, days: today - last, times: run.length },
  }
}
