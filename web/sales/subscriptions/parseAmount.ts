import { parseMoney } from '../../../server/sales/money/amount.ts'
import { parseNumber } from '../../../ui/number/parse.ts'

/** A currency's sign or code before or behind a number. */
const SIGN = /^\s*(?:\p{Sc}|[A-Z]{3}\b)|(?:\p{Sc}|\b[A-Z]{3})\s*$/gu

/**
 * An amount of money as somebody types it, in minor units.
 *
 * @param currency ISO 4217
 * @returns null where it cannot be read, or is less than nothing
 * @throws Refusal 400 when there is no such currency
 * @example parseAmount('€49,00', 'EUR', 'en-GB') // 4900
 */
export function parseAmount(text: string, currency: string, locale: string): number | null {
  const number = parseNumber(text.replaceAll(SIGN, ''), locale)
  return number === null || number < 0 ? null : parseMoney(String(number), currency)
}
