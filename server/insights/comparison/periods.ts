import { formatDay, parseDay } from '../../platform/calendar/days.ts'
import { isUnfinished, monthAfter, monthOf, monthsBetween } from '../calendar.ts'

/** Days of first orders, both included. */
export type Period = { from: string; to: string }

/**
 * The period of the same length that ends on the day before: whole months before whole months, otherwise as many days.
 *
 * @example periodBefore({ from: '2025-01-01', to: '2025-12-31' }) // { from: '2024-01-01', to: '2024-12-31' }
 */
export function periodBefore({ from, to }: Period): Period {
  const end = formatDay(parseDay(from) - 1)
  if (from.endsWith('-01') && !isUnfinished(to)) {
    const months = monthsBetween(monthOf(from), monthOf(to)) + 1
    return { from: `${monthAfter(monthOf(from), -months)}-01`, to: end }
  }
  const days = parseDay(to) - parseDay(from) + 1
  return { from: formatDay(parseDay(from) - days), to: end }
}
