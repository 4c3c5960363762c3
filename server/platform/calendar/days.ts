import { DAY_MS } from '../../../values/days.ts'

/** A day of the company's calendar, counted from 1970-01-01. */
export type Day = number

/**
 * The day of a moment in a time zone.
 *
 * @example dayIn(new Date('2026-11-22T23:30:00Z'), 'Europe/Berlin') - dayIn(new Date('2026-11-22T12:00:00Z'), 'UTC') // 1
 */
export function dayIn(moment: Date, timeZone: string): Day {
  let format = formats.get(timeZone)
  if (!format)
    formats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })))
  return parseDay(format.format(moment))
}

/** Formatters are cached, because creating one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** @example parseDay('1970-02-01') // 31 */
export const parseDay = (text: string): Day => Date.parse(`${text}T00:00:00Z`) / DAY_MS

/** @example formatDay(31) // '1970-02-01' */
export const formatDay = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
