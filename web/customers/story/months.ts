import type { CustomerEvents } from './events.ts'

export interface Month {
  /** As `2026-11`. */
  month: string
  orders: number
  loginDays: number
  events: number
  signals: number
  notes: number
}

/**
 * Counts events by month, newest first; empty months are left out.
 *
 * @param dayOf the company's day of a moment
 */
export function countByMonth(
  { orders, logins, signals, notes }: CustomerEvents,
  dayOf: (at: Date | string) => string,
): Month[] {
  const months = new Map<string, Month>()
  function of(day: string): Month {
    const month = day.slice(0, 7)
    const known = months.get(month)
    if (known) return known
    const made = { month, orders: 0, loginDays: 0, events: 0, signals: 0, notes: 0 }
    months.set(month, made)
    return made
  }
  for (const order of orders) of(dayOf(order.at)).orders++
  for (const note of notes) of(dayOf(note.writtenAt)).notes++
  for (const signal of signals) of(signal.openedOn).signals++
  for (const { day, events } of logins) {
    const month = of(day)
    month.loginDays++
    month.events += events
  }
  return [...months.values()].sort((one, other) => (one.month < other.month ? 1 : -1))
}
