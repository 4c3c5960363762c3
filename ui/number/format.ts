import { formatMoney as formatMinorUnits } from '../../values/money.ts'
import { formatPercent, percentNumber } from '../../values/percent.ts'
import { dayIn, daysBetween } from '../date/days.ts'

/** How this person reads numbers and time. */
export interface LocaleSettings {
  /** BCP 47, as `en-GB` or `de-CH`. */
  locale: string
  /** IANA name, as `Europe/Zurich`. */
  timeZone: string
}

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** A number. @example formatNumber(4338, { locale: 'en-GB', timeZone: 'UTC' }) // '4,338' */
export function formatNumber(
  value: number,
  { locale }: LocaleSettings,
  options?: Intl.NumberFormatOptions,
): string {
  return new Intl.NumberFormat(locale, options).format(value)
}

/** A share from 0 to 1, as sentences write it. @example formatShare(0.656, { locale: 'en-GB', timeZone: 'UTC' }) // '66 %' */
export function formatShare(value: number, { locale }: LocaleSettings, digits = 0): string {
  return formatPercent(value, locale, digits)
}

/**
 * Money from minor units, with the decimals that ISO 4217 gives its currency.
 *
 * @param minor whole minor units: cents, yen, fils
 * @param currency ISO 4217
 * @example formatMoney(123456n, 'EUR', { locale: 'en-GB', timeZone: 'UTC' }) // '€1,234.56'
 * @example formatMoney(5000n, 'JPY', { locale: 'en-GB', timeZone: 'UTC' }) // 'JP¥5,000'
 */
export function formatMoney(
  minor: bigint | number | string,
  currency: string,
  { locale }: LocaleSettings,
  whole = false,
): string {
  return formatMinorUnits(minor, currency, locale, whole)
}

/** A day, in the person's zone. @example formatDate(new Date('2026-03-01T12:00Z'), { locale: 'en-GB', timeZone: 'UTC' }) // '1 Mar 2026' */
export function formatDate(at: Date, { locale, timeZone }: LocaleSettings): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(at)
}

/** A day of the calendar, which no zone may move. @example formatDay('2026-03-01', { locale: 'en-GB', timeZone: 'UTC' }) // '1 Mar 2026' */
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
 * A day of the calendar against today, as people say it: a day has no hours.
 *
 * @example formatDayAgo('2026-03-01', new Date('2026-03-02T01:00Z'), { locale: 'en', timeZone: 'UTC' }) // 'yesterday'
 */
export function formatDayAgo(day: string, now: Date, { locale, timeZone }: LocaleSettings): string {
  const seconds = daysBetween(dayIn(now, timeZone), day) * 86_400
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const unit = UNITS.find(([name, length]) => name === 'day' || Math.abs(seconds) >= length)!
  return format.format(Math.trunc(seconds / unit[1]), unit[0])
}

/** A length of time in words. @example formatDuration(95, { locale: 'en', timeZone: 'UTC' }) // '2 minutes' */
export function formatDuration(seconds: number, { locale }: LocaleSettings): string {
  const [unit, length] = UNITS.find(([, size]) => seconds >= size) ?? (['second', 1] as const)
  const value = Math.max(0, Math.round(seconds / length))
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}

/**
 * An estimate with what it rests on: never a bare number.
 *
 * @example formatEstimate({ value: 0.656, low: 0.642, high: 0.67, n: 4338 }, { locale: 'en-GB', timeZone: 'UTC' })
 *   // '66 % (64–67, n 4,338)'
 */
export function formatEstimate(
  estimate: { value: number; low: number; high: number; n: number },
  writing: LocaleSettings,
  unit: 'share' | 'number' = 'share',
): string {
  const isShare = unit === 'share'
  const edge = (value: number) =>
    isShare
      ? percentNumber(value, writing.locale)
      : formatNumber(value, writing, { maximumFractionDigits: 1 })
  const value = isShare ? formatShare(estimate.value, writing) : edge(estimate.value)
  return `${value} (${edge(estimate.low)}–${edge(estimate.high)}, n ${formatNumber(estimate.n, writing)})`
}
