import { DAY_SECONDS } from '../../values/days.ts'
import type { LocaleSettings } from '../locale/settings.ts'
import { dayIn, daysBetween } from './days.ts'

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', DAY_SECONDS],
  ['hour', 3600],
  ['minute', 60],
] as const

/** A day, in the person's zone. @example formatDate(new Date('2026-03-01T12:00Z'), { locale: 'en-GB', timeZone: 'UTC' }) // '1 Mar 2026' */
export function formatDate(at: Date, { locale, timeZone }: LocaleSettings): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(at)
}

/** A calendar day, which does not depend on the time zone. @example formatDay('2026-03-01', { locale: 'en-GB', timeZone: 'UTC' }) // '1 Mar 2026' */
export function formatDay(day: string, { locale }: LocaleSettings): string {
  return formatDate(new Date(day), { locale, timeZone: 'UTC' })
}

/** A day and a time with its zone, for where "3 days ago" must be exact. */
export function formatDateTime(at: Date, { locale, timeZone }: LocaleSettings): string {
  const date = { year: 'numeric', month: 'short', day: 'numeric' } as const
  const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const
  return new Intl.DateTimeFormat(locale, { ...date, ...time, timeZone }).format(at)
}

/**
 * How long ago, or how long until, in the largest whole unit.
 *
 * @example formatAgo(new Date('2026-03-01'), new Date('2026-03-04'), { locale: 'en', timeZone: 'UTC' }) // '3 days ago'
 */
export function formatAgo(at: Date, now: Date, { locale }: LocaleSettings): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length)
  return unit ? format.format(Math.trunc(seconds / unit[1]), unit[0]) : format.format(0, 'second')
}

/**
 * A calendar day relative to today, in whole days.
 *
 * @example formatDayAgo('2026-03-01', new Date('2026-03-02T01:00Z'), { locale: 'en', timeZone: 'UTC' }) // 'yesterday'
 */
export function formatDayAgo(day: string, now: Date, { locale, timeZone }: LocaleSettings): string {
  const seconds = daysBetween(dayIn(now, timeZone), day) * DAY_SECONDS
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const unit = UNITS.find(([name, length]) => name === 'day' || Math.abs(seconds) >= length)!
  return format.format(Math.trunc(seconds / unit[1]), unit[0])
}

/** A duration as text. @example formatDuration(95, { locale: 'en', timeZone: 'UTC' }) // '2 minutes' */
export function formatDuration(seconds: number, { locale }: LocaleSettings): string {
  const [unit, length] = UNITS.find(([, size]) => seconds >= size) ?? (['second', 1] as const)
  const value = Math.max(0, Math.round(seconds / length))
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}
