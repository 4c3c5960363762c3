import { formatMoney as formatMinorUnits } from '../../values/money.ts'
import { formatPercent, percentNumber } from '../../values/percent.ts'
import type { LocaleSettings } from '../locale/settings.ts'

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

/**
 * An estimate with its interval and its sample size.
 *
 * @example formatEstimate({ value: 0.656, low: 0.642, high: 0.67, n: 4338 }, { locale: 'en-GB', timeZone: 'UTC' })
 *   // '66 % (64–67, n 4,338)'
 */
export function formatEstimate(
  estimate: { value: number; low: number; high: number; n: number },
  localeSettings: LocaleSettings,
  unit: 'share' | 'number' = 'share',
): string {
  const isShare = unit === 'share'
  const edge = (value: number) =>
    isShare
      ? percentNumber(value, localeSettings.locale)
      : formatNumber(value, localeSettings, { maximumFractionDigits: 1 })
  const value = isShare ? formatShare(estimate.value, localeSettings) : edge(estimate.value)
  return `${value} (${edge(estimate.low)}–${edge(estimate.high)}, n ${formatNumber(estimate.n, localeSettings)})`
}
