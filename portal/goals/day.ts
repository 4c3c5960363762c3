import { formatDate } from '../../ui/formats.ts'
import type { Writing } from '../../ui/formats.ts'

/** A day of the calendar, which no zone may move. @example dayWords('2026-03-01', { locale: 'en-GB', timeZone: 'UTC' }) // '1 Mar 2026' */
export function dayWords(day: string, writing: Writing): string {
  return formatDate(new Date(day), { ...writing, timeZone: 'UTC' })
}

/** @example dayIn(new Date('2026-11-22T23:30:00Z'), 'Europe/Zurich') // '2026-11-23' */
export function dayIn(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(moment)
}

/**
 * A moment that is on the day wherever in the world the company is: noon in Greenwich, or in the far east, where that
 * is the next day already, midnight there.
 *
 * @example middayOf('2026-11-22', 'Pacific/Auckland') // '2026-11-22T00:00:00.000Z'
 */
export function middayOf(day: string, timeZone: string): string {
  const noon = new Date(`${day}T12:00:00Z`)
  return (dayIn(noon, timeZone) === day ? noon : new Date(`${day}T00:00:00Z`)).toISOString()
}
