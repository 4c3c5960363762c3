import type { Day } from '../../platform/calendar/days.ts'
import type { Detection } from '../detect/detection.ts'
import type { History } from '../history/history.ts'

/** Days after the first order: from which to ask, and the last of the window. */
const WINDOWS = {
  second_order: { from: 20, closes: 30 },
  cross_sell: { from: 75, closes: 90 },
} as const

type Window = keyof typeof WINDOWS

/** Customers who are ready for the next sale rank before those whose time merely runs out. */
const MAX_STRENGTH = 0.5

/** The first month ends without a second order, or the first quarter without a product that is new to the customer. */
export function detectWindowClosing(history: History, today: Day): Detection[] {
  const [first, ...later] = history.orders
  if (!first) return []
  const open: Window[] = []
  if (later.length === 0) open.push('second_order')
  // The products of a first order are all new: where none is, the orders came without products.
  if (first.isNew && !later.some(({ isNew }) => isNew)) open.push('cross_sell')
  return open.flatMap((window) => detectWindow(window, first.day, today, history.orders.length) ?? [])
}

function detectWindow(window: Window, firstOrder: Day, today: Day, orders: number): Detection | null {
  const { from, closes } = WINDOWS[window]
  const age = today - firstOrder
  if (age < from || age > closes) return null
  return {
    kind: 'window_closing',
    reason: window,
    since: firstOrder + from,
    strength: MAX_STRENGTH * ((age - from + 1) / (closes - from + 1)),
    evidence: {
      kind: 'window_closing',
      window,
      firstOrder,
      closes: firstOrder + closes,
      days: age,
      daysLeft: closes - age,
      orders,
    },
  }
}
