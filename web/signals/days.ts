import { formatDate } from '../../ui/formats.ts'
import type { Writing } from '../../ui/formats.ts'

const DAY_MS = 86_400_000

/** The day so many days later. @example dayAfter('2026-02-27', 3) // '2026-03-02' */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The day it is in the company's calendar. @example todayIn('Asia/Tokyo', new Date('2026-11-22T20:00Z')) // '2026-11-23' */
export function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
}

/** A moment near the middle of a day, which is on that day in the zone too: noon in London is tomorrow in Auckland. */
export function momentOn(day: string, timeZone: string): Date {
  const noon = new Date(`${day}T12:00:00Z`)
  return todayIn(timeZone, noon) === day ? noon : new Date(`${day}T00:00:00Z`)
}

/** A day of the calendar as the person writes days. @example dayWords('2026-03-01', { locale: 'en-GB', timeZone: 'UTC' }) // '1 Mar 2026' */
export function dayWords(day: string, writing: Writing): string {
  return formatDate(new Date(day), { ...writing, timeZone: 'UTC' })
}
