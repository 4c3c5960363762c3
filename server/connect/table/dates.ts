import type { dayOrderSchema } from './schema.ts'
import type { z } from 'zod'
import { monthByName } from './month-names.ts'
import { localTime } from './local-time.ts'
import { DAY_MS } from '../../../values/days.ts'

/** Whether the day or the month comes first in `3/4/2024`. */
export type DayOrder = z.infer<typeof dayOrderSchema>

/** Milliseconds since 1970 in UTC, or the reason why the text is no date that can be right. */
export type DateReader = (text: string) => number | string

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:T|,? +)(.+))?$/i
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z?))?$/i
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?:(?:T|,? +)(.+))?$/i
const MONTH_NAMED = /^(?:\p{L}+\.?,? +)?(\p{L}+)\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?:,? +(.+))?$/iu
const DAY_MONTH =
  /^(?:\p{L}+\.?,? +)?(\d{1,2})(?:\.|st|nd|rd|th|er|º)?[ -]+(?:de +)?(\p{L}+)\.?,?(?: +de)?[ -]+(\d{4}|\d\d)(?:,? +(.+))?$/iu
const TIME =
  /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)? ?(?:([ap])\.?m\.?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i
/** Days since 30 December 1899 as spreadsheets store them, of the years 1954 to 2099: other numbers are no dates. */
const SERIAL = /^[2-7]\d{4}(?:[.,]\d{1,12})?$/
const SERIAL_OF_1970 = 25_569
const SERIAL_OF_2100 = 73_051
const LONGEST = 64

type CivilDate = { year: number; month: number; day: number; time: string | undefined }

/**
 * A reader for the dates of one file: ISO 8601, `YYYYMMDD`, `3/15/2024 2:30 PM`, `31.12.2024`, `Jun 09, 2018
 * 09:30 pm`, `2024-05-01 09:58:12 +0000`, Unix seconds and milliseconds, days of a spreadsheet (45292.75). The caller says what a date leaves
 * open: the order of day and month, and the zone of times without one. Two-digit years: 69–99 are 19xx.
 *
 * Refused with a reason: days that do not exist, years before 1900, and moments more than a day after `now`
 * (milliseconds since 1970), in which nobody can have bought yet.
 *
 * @example dateReader('day first', 'Europe/Berlin', Date.now())('31.12.2024') // Date.UTC(2024, 11, 30, 23)
 */
export function dateReader(order: DayOrder, zone: string, now: number): DateReader {
  const toMoment = localTime(zone)
  return (text) => {
    const trimmed = text.trim()
    if (trimmed.length > LONGEST) return 'is too long for a date'
    const moment = unixTime(trimmed) ?? serialTime(trimmed, toMoment) ?? civilTime(trimmed, order, toMoment)
    if (typeof moment === 'number' && moment > now + DAY_MS) return 'is in the future'
    return moment
  }
}

/**
 * Which order the numeric dates among these texts prove: one part above 12, or the dots of German dates.
 *
 * @returns null: nothing is proved; 'none': there is no such date to ask about.
 * @example dayOrder(['3/4/2024', '3/15/2024']) // 'month first'
 */
export function dayOrder(texts: Iterable<string>): DayOrder | 'none' | null {
  let any = false
  for (const text of texts) {
    const parts = NUMERIC.exec(text.trim().slice(0, LONGEST))
    if (!parts) continue
    any = true
    if (parts[2] === '.' || Number(parts[1]) > 12) return 'day first'
    if (Number(parts[3]) > 12) return 'month first'
  }
  return any ? null : 'none'
}

/**
 * Whether a date contains its time zone, so that the zone is not a question.
 *
 * @example hasZone('2024-05-01T09:58Z') // true
 */
export function hasZone(text: string): boolean {
  return (
    /^\d{9,13}(?:\.\d+)?$/.test(text.trim()) ||
    /\d(?: ?(?:Z|UTC|GMT)|:\d\d(?:\.\d+)? ?[+-]\d\d(?::?\d\d)?)$/i.test(text.trim())
  )
}

function unixTime(text: string): number | null {
  if (!/^\d{9,10}(?:\.\d{1,9})?$|^\d{12,13}$/.test(text)) return null
  return text.length >= 12 && !text.includes('.') ? Number(text) : Math.floor(Number(text) * 1000)
}

function serialTime(text: string, toMoment: (wallClock: number) => number): number | null {
  if (!SERIAL.test(text)) return null
  const days = Number(text.replace(',', '.'))
  return days < SERIAL_OF_2100 ? toMoment(Math.round(((days - SERIAL_OF_1970) * DAY_MS) / 1000) * 1000) : null
}

function civilTime(text: string, order: DayOrder, toMoment: (wallClock: number) => number): number | string {
  const civil = civilDate(text, order)
  if (!civil) return 'is not a date that can be read'
  const { year, month, day } = civil
  const dayMonthOrder = `${order === 'day first' ? 'day' : 'month'}/${order === 'day first' ? 'month' : 'day'}/year`
  if (month < 1 || month > 12)
    return `has no month ${month} (read as ${NUMERIC.test(text) ? dayMonthOrder : 'year, month, day'})`
  if (day < 1 || day > daysIn(year, month))
    return `does not exist: that month has ${daysIn(year, month)} days`
  if (year < 1900) return 'is before the year 1900'
  const midnight = Date.UTC(year, month - 1, day)
  if (!civil.time) return toMoment(midnight)
  const time = timeOfDay(civil.time)
  if (!time) return 'has a time of day that cannot be read'
  const wallClock = midnight + time.milliseconds
  return time.offset === null ? toMoment(wallClock) : wallClock - time.offset
}

function civilDate(text: string, order: DayOrder): CivilDate | null {
  const iso = YEAR_FIRST.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]), time: iso[5] }
  const compact = COMPACT.exec(text)
  if (compact) {
    const [, year, month, day, hour, minute, second = '00', zone = ''] = compact
    return {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      time: hour && `${hour}:${minute}:${second}${zone}`,
    }
  }
  const numeric = NUMERIC.exec(text)
  if (numeric) {
    const dayFirst = order === 'day first' || numeric[2] === '.'
    const [first, second] = [Number(numeric[1]), Number(numeric[3])]
    const year = fullYear(numeric[4]!)
    return { year, month: dayFirst ? second : first, day: dayFirst ? first : second, time: numeric[5] }
  }
  return namedMonth(text)
}

function namedMonth(text: string): CivilDate | null {
  const american = MONTH_NAMED.exec(text)
  const other = american ? null : DAY_MONTH.exec(text)
  const month = monthByName(american?.[1] ?? other?.[2] ?? '')
  if (month === null) return null
  if (american) return { year: Number(american[3]), month, day: Number(american[2]), time: american[4] }
  return other && { year: fullYear(other[3]!), month, day: Number(other[1]), time: other[4] }
}

function fullYear(text: string): number {
  const year = Number(text)
  return text.length > 2 ? year : year < 69 ? 2000 + year : 1900 + year
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function timeOfDay(text: string): { milliseconds: number; offset: number | null } | null {
  const parts = TIME.exec(text.trim())
  if (!parts) return null
  const [, hours, minutes, seconds = '0', fraction = '', half, zone] = parts
  let hour = Number(hours)
  if (half && (hour < 1 || hour > 12)) return null
  if (half) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null
  const milliseconds = ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
  return {
    milliseconds: milliseconds + Number(fraction.padEnd(3, '0').slice(0, 3)),
    offset: zone ? offsetOf(zone) : null,
  }
}

function offsetOf(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0
  const digits = zone.replace(/\D/g, '').padEnd(4, '0')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}
