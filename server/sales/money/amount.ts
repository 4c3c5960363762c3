import { minorUnitExponent } from '../../../values/currency.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { type DecimalMark, parseDecimal, roundTo } from './decimal.ts'

/**
 * As `minorUnitExponent`, for input from outside.
 *
 * @throws Refusal 400 `currency_unknown` naming the code.
 * @example exponentOf('EUR') // 2
 * @example exponentOf('JPY') // 0
 */
export function exponentOf(currency: string): number {
  const exponent = minorUnitExponent(currency)
  if (exponent !== null) return exponent
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
