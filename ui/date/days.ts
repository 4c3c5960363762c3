import { DAY_MS } from '../../values/days.ts'

/** Cached, because creating a formatter is a hundred times slower than using it. */
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

/** Noon of a day in UTC, in milliseconds since 1970: where the day stands on an axis. */
export function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`)
}

/** How many days later another day is. @example daysBetween('2026-02-27', '2026-03-02') // 3 */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

/**
 * A moment on the day in the company's time zone, as ISO 8601: noon UTC, or in the far east,
 * where noon UTC is already the next day, midnight UTC.
 *
 * @example instantOn('2026-11-22', 'Pacific/Auckland') // '2026-11-22T00:00:00.000Z'
 */
export function instantOn(day: string, timeZone: string): string {
  const noon = new Date(`${day}T12:00:00Z`)
  return (dayIn(noon, timeZone) === day ? noon : new Date(`${day}T00:00:00Z`)).toISOString()
}
