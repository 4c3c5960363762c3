import { parseMoney } from '../../../server/sales/money/amount.ts'
import { parseNumber } from '../../../ui/number/parse.ts'

/** A currency symbol or code before or after a number. */
const SIGN = /^\s*(?:\p{Sc}|[A-Z]{3}\b)|(?:\p{Sc}|\b[A-Z]{3})\s*$/gu

/**
 * Parses a typed amount of money into minor units.
 *
 * @param currency ISO 4217
 * @returns null when it cannot be parsed or is negative
 * @throws Refusal 400 when there is no such currency
 * @example parseAmount('€49,00', 'EUR', 'en-GB') // 4900
 */
export function parseAmount(text: string, currency: string, locale: string): number | null {
  const number = parseNumber(text.replaceAll(SIGN, ''), locale)
  return number === null || number < 0 ? null : parseMoney(String(number), currency)
}
