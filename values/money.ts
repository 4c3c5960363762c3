import { minorUnitExponent, NO_CURRENCY } from './currency.ts'

/** Two decimals for a code that nobody knows: an unknown currency is shown, not refused. */
const DEFAULT_EXPONENT = 2

const exponentOf = (currency: string) => minorUnitExponent(currency) ?? DEFAULT_EXPONENT

/**
 * How `Intl` writes amounts of a currency: with its sign, or without one where the currency is not known.
 *
 * @example currencyStyle('XXX') // {}
 */
export function currencyStyle(currency: string): Intl.NumberFormatOptions {
  return currency === NO_CURRENCY ? {} : { style: 'currency', currency }
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatterOf(currency: string, locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${currency} ${digits}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, {
    ...currencyStyle(currency),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  formatters.set(key, made)
  return made
}

/**
 * Minor units as a plain decimal with a point: for files and machines, and exact for `Intl`.
 *
 * @example decimalText(-5, 'EUR') // '-0.05'
 * @example decimalText(900719925474099312n, 'GBP') // '9007199254740993.12'
 */
export function decimalText(minor: bigint | number | string, currency: string): `${number}` {
  const exponent = exponentOf(currency)
  const amount = BigInt(minor)
  const digits = String(amount < 0n ? -amount : amount).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  return `${amount < 0n ? '-' : ''}${whole}${exponent > 0 ? `.${digits.slice(-exponent)}` : ''}` as `${number}`
}

/**
 * Minor units as people of a locale read them, with all decimals of the currency, so that what is shown is what is
 * stored.
 *
 * @param minor whole minor units: cents, yen, fils
 * @param currency ISO 4217
 * @param isRounded leaves the decimals away
 * @example formatMoney(123456n, 'EUR', 'en-GB') // '€1,234.56'
 * @example formatMoney(5000, 'JPY', 'en-GB') // 'JP¥5,000'
 * @example formatMoney(5000, 'XXX', 'en-GB') // '50.00'
 */
export function formatMoney(
  minor: bigint | number | string,
  currency: string,
  locale: string,
  isRounded = false,
): string {
  const digits = isRounded ? 0 : exponentOf(currency)
  return formatterOf(currency, locale, digits).format(decimalText(minor, currency))
}

/**
 * Whole minor units of an amount in the larger unit. Halves are rounded away from zero; what binary fractions add is
 * dropped first.
 *
 * @example toMinorUnits(1.005, 'EUR') // 101
 * @example toMinorUnits(1200, 'JPY') // 1200
 */
export function toMinorUnits(amount: number, currency: string): number {
  const scaled = Number((Math.abs(amount) * 10 ** exponentOf(currency)).toPrecision(15))
  return Math.round(scaled) * (amount < 0 ? -1 : 1) || 0
}

/**
 * An amount in the larger unit, for charts and input fields. Use `decimalText` where every digit counts.
 *
 * @example fromMinorUnits(123456, 'EUR') // 1234.56
 */
export function fromMinorUnits(minor: number, currency: string): number {
  return minor / 10 ** exponentOf(currency)
}
