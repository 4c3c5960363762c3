import { isCurrency } from '../../../values/currency.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { exponentOf } from '../money/amount.ts'
import { multiplyRate } from '../money/multiply.ts'
import type { Rate } from './schema.ts'

/**
 * Checks the whole table before any row is written.
 *
 * @param own the company's currency, which needs no rate
 * @throws Refusal 400 that names the row: unknown currency, a rate that is no number above zero, a day given twice
 */
export function checkRates(table: readonly Rate[], own: string): void {
  const startDays = new Set<string>()
  for (const { currency, fromDay, rate } of table) {
    const row = `The rate of ${currency} from ${fromDay}`
    if (!isCurrency(currency)) throw refusal(`"${currency}" is not a currency; it should look like EUR.`)
    if (currency === own) throw refusal(`${row}: ${own} is the company's own currency and needs no rate.`)
    if (!/^\d{4}-\d{2}-\d{2}$/.test(fromDay))
      throw refusal(`${row}: "${fromDay}" is not a day; it should look like 2024-01-31.`)
    if (!/^\d{1,10}(\.\d{1,10})?$/.test(rate) || Number(rate) <= 0) {
      throw refusal(
        `${row} is "${rate}"; it must be a number above zero with at most 10 decimals, like 0.9213.`,
      )
    }
    if (startDays.has(currency + fromDay)) throw refusal(`${row} appears twice.`)
    startDays.add(currency + fromDay)
  }
}

/**
 * By how much a rate must be multiplied to convert minor units, as decimal text.
 *
 * @example minorUnitFactor('JPY', 'EUR') // '100'
 * @example minorUnitFactor('EUR', 'JPY') // '0.01'
 */
export const minorUnitFactor = (from: string, own: string): string =>
  String(10 ** (exponentOf(own) - exponentOf(from)))

/** What an amount in minor units is worth in the company's currency on a day; null: there is no rate. */
export type CurrencyConverter = (minor: number, currency: string | null, day: number) => number | null

/** A rate between minor units that holds from a day on, counted from 1970-01-01. */
export type DatedRate = { currency: string; fromDay: number; rate: string }

/**
 * Converts at the latest rate that began on or before the day; no currency is the company's own.
 *
 * @param rates sorted by `fromDay`
 * @example converterOf('EUR', [{ currency: 'USD', fromDay: 10, rate: '0.9' }])(100, 'USD', 12) // 90
 */
export function converterOf(own: string, rates: readonly DatedRate[]): CurrencyConverter {
  const byCurrency = Map.groupBy(rates, ({ currency }) => currency)
  return (minor, currency, day) => {
    if (currency === null || currency === own) return minor
    const rate = byCurrency.get(currency)?.findLast(({ fromDay }) => fromDay <= day)
    return rate ? multiplyRate(minor, rate.rate) : null
  }
}

const refusal = (message: string) => new Refusal(400, 'rates', message)
