import { Refusal } from '../../platform/errors/refusal.ts'
import { type DecimalMark, parseDecimal, roundTo } from './decimal.ts'

/** ISO 4217 codes in use (list one, 2026), by the number of decimals of their minor unit. */
const CODES: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
    CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
    HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR
    MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK
    SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD
    XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const EXPONENTS = new Map(
  Object.entries(CODES).flatMap(([exponent, codes]) =>
    codes.split(/\s+/).map((code): [string, number] => [code, Number(exponent)]),
  ),
)

/** Whether the text is an ISO 4217 code in use, in capitals. @example isCurrency('EUR') // true */
export function isCurrency(code: string): boolean {
  return EXPONENTS.has(code)
}

/**
 * How many decimals the minor unit of a currency has: what "integer minor units" means for it.
 *
 * @throws Refusal 400 `currency_unknown` naming the code.
 * @see https://www.six-group.com/en/products-services/financial-information/data-standards.html (ISO 4217)
 * @example exponentOf('EUR') // 2
 * @example exponentOf('JPY') // 0
 */
export function exponentOf(currency: string): number {
  const exponent = EXPONENTS.get(currency)
  if (exponent !== undefined) return exponent
  const remedy = 'Use a three-letter ISO 4217 code in capitals, such as EUR, USD or GBP.'
  throw new Refusal(400, 'currency_unknown', `“${currency.slice(0, 20)}” is not a currency code. ${remedy}`)
}

/**
 * Reads an amount of money as people and exports write it into integer minor units, halves away from zero.
 *
 * @returns null where the text is not an amount, or is too large to be counted exactly.
 * @throws Refusal 400 `currency_unknown`.
 * @example parseMoney('£1,234.56', 'GBP') // 123456
 * @example parseMoney('12,50', 'EUR', ',') // 1250
 */
export function parseMoney(text: string, currency: string, mark: DecimalMark = '.'): number | null {
  const exponent = exponentOf(currency)
  const decimal = parseDecimal(text, mark)
  return decimal && roundTo(decimal, exponent)
}

/**
 * Integer minor units as a plain decimal with a point: for files and machines, and exact for Intl.
 *
 * @example decimalText(-5, 'EUR') // '-0.05'
 */
export function decimalText(minor: number, currency: string): `${number}` {
  const exponent = exponentOf(currency)
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0')
  const cut = digits.length - exponent
  const text = `${minor < 0 ? '-' : ''}${digits.slice(0, cut)}${exponent ? '.' : ''}${digits.slice(cut)}`
  return text as `${number}`
}

/**
 * Integer minor units in the words of a locale. All decimals of the currency are shown, also where the
 * locale's custom is to leave them out, so that what is shown is what is stored.
 *
 * @example formatMoney(123456, 'EUR', 'de-DE') // '1.234,56 €' (with a no-break space)
 */
export function formatMoney(minor: number, currency: string, locale: string): string {
  return formatter(currency, locale).format(decimalText(minor, currency))
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  const known = formatters.get(key)
  if (known) return known
  const digits = exponentOf(currency)
  const options = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const
  const made = new Intl.NumberFormat(locale, options)
  formatters.set(key, made)
  return made
}
