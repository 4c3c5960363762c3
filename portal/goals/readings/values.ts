import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { parseNumber } from '../../../ui/number/parse.ts'
import { minorUnitExponent } from '../../../values/currency.ts'
import { percentNumber } from '../../../values/percent.ts'
import type { Goal } from '../goal.ts'
import { DAY_SECONDS } from '../../../values/days.ts'

/** How the values of a goal are shown and typed: the stored value times the factor, followed by the sign. */
export interface Scale {
  factor: number
  sign: string
  digits: number
  /** ISO 4217, where it is money. */
  currency?: string
}

const SPANS = [
  [DAY_SECONDS, 'days'],
  [3600, 'hours'],
  [60, 'minutes'],
] as const

/**
 * The scale of a goal: percentages are stored as 0 to 1, money in minor units, durations in seconds.
 *
 * @param currency ISO 4217
 * @example scaleOf({ metric: { unit: 'duration' }, baseline: 7200, target: 3600 }, 'EUR') // { factor: 1 / 3600, sign: 'hours', digits: 1 }
 */
export function scaleOf(
  goal: { metric: Pick<Goal['metric'], 'unit'> } & Pick<Goal, 'baseline' | 'target'>,
  currency: string,
): Scale {
  const { unit } = goal.metric
  if (unit === 'percent') return { factor: 100, sign: '%', digits: 1 }
  if (unit === 'money') {
    const digits = minorUnitExponent(currency) ?? 2
    return { factor: 1 / 10 ** digits, sign: currency, digits, currency }
  }
  if (unit !== 'duration') return { factor: 1, sign: '', digits: 2 }
  const larger = Math.max(Math.abs(goal.baseline), Math.abs(goal.target))
  const [size, sign] = SPANS.find(([span]) => larger >= span) ?? ([1, 'seconds'] as const)
  return { factor: 1 / size, sign, digits: 1 }
}

/**
 * A value with its unit.
 *
 * @example formatValue(0.245, { factor: 100, sign: '%', digits: 1 }, { locale: 'en-GB', timeZone: 'UTC' }) // '24.5\u00a0%'
 */
export function formatValue(value: number, scale: Scale, localeSettings: LocaleSettings): string {
  const { factor, sign, digits, currency } = scale
  if (currency === undefined) {
    const number =
      sign === '%'
        ? percentNumber(value, localeSettings.locale, digits)
        : formatInput(value, scale, localeSettings)
    // A no-break space, so that a line never ends between the number and its sign.
    return sign === '' ? number : `${number}\u00a0${number === '1' ? single(sign) : sign}`
  }
  const money = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const
  const format = new Intl.NumberFormat(localeSettings.locale, {
    ...money,
    trailingZeroDisplay: 'stripIfInteger',
  })
  return format.format(exact(value * factor))
}

const single = (sign: string) => sign.replace(/s$/, '')

/** The value without its sign, as people type it. */
export function formatInput(value: number, { factor, digits }: Scale, { locale }: LocaleSettings): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(exact(value * factor))
}

/**
 * Parses a typed value, with or without the sign; null when it is no number.
 *
 * @example parseValue('24,5', { factor: 100, sign: '%', digits: 1 }, 'de-DE') // 0.245
 * @example parseValue('1,234', { factor: 1, sign: '', digits: 2 }, 'en-GB') // 1234
 */
export function parseValue(text: string, { factor, sign }: Scale, locale: string): number | null {
  const shown = text.trimEnd()
  const behind = [sign, single(sign)].find((one) => one !== '' && shown.endsWith(one)) ?? ''
  const value = parseNumber(shown.slice(0, shown.length - behind.length), locale)
  return value === null ? null : exact(value / factor)
}

/** The largest share and the largest number that the server accepts. */
const LARGEST_SHARE = 5
const LARGEST_NUMBER = 1e15

/**
 * Why a value cannot be saved, in the form in which it is typed; null when it can.
 *
 * @example valueFault(19.5, { factor: 100, sign: '%', digits: 1 }, { locale: 'en-GB', timeZone: 'UTC' }) // '1,950\u00a0% is more than the 500\u00a0% that can be saved. Is the decimal point missing?'
 */
export function valueFault(value: number, scale: Scale, locale: LocaleSettings): string | null {
  const shown = formatValue(value, scale, locale)
  if (scale.sign === '%' && Math.abs(value) > LARGEST_SHARE) {
    const limit = formatValue(Math.sign(value) * LARGEST_SHARE, scale, locale)
    const more = value > 0 ? 'more' : 'less'
    return `${shown} is ${more} than the ${limit} that can be saved. Is the decimal point missing?`
  }
  return Math.abs(value) > LARGEST_NUMBER ? `${shown} is too large to be saved.` : null
}

/** Removes binary rounding errors: 24.6 % is 0.246. */
const exact = (value: number) => Number(value.toPrecision(14))
