import { DAY_MS } from '../../values/days.ts'

/** Making one takes a hundred times as long as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** The day of a moment in a time zone. @example dayIn(new Date('2026-11-22T20:00Z'), 'Asia/Tokyo') // '2026-11-23' */
export function dayIn(moment: Date | string, timeZone: string): string {
  let format = formatters.get(timeZone)
  if (!format)
    formatters.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })))
  return format.format(new Date(moment))
}

/** The day so many days later. @example dayAfter('2026-02-27', 3) // '2026-03-02' */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** How many days later another day is. @example daysBetween('2026-02-27', '2026-03-02') // 3 */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

/**
 * A moment that is on the day wherever in the world the company is, as ISO 8601: noon in Greenwich, or in the far east,
 * where that is the next day already, midnight there.
 *
 * @example instantOn('2026-11-22', 'Pacific/Auckland') // '2026-11-22T00:00:00.000Z'
 */
export function instantOn(day: string, timeZone: string): string {
  const noon = new Date(`${day}T12:00:00Z`)
  return (dayIn(noon, timeZone) === day ? noon : new Date(`${day}T00:00:00Z`)).toISOString()
}
