import { formatCount } from '../../values/count.ts'
import { currencyStyle, formatMoney, fromMinorUnits } from '../../values/money.ts'
import { percentNumber } from '../../values/percent.ts'

/** How the company writes: a language tag such as 'en-GB' and an ISO 4217 currency. */
export type FormatSettings = { locale: string; currency: string }

/** Numbers, money and dates as parts of a sentence. */
export type Formatter = {
  count: (value: number) => string
  percent: (share: number, digits?: number) => string
  /** Both limits of an interval of shares: "64–67 %". */
  range: (interval: { low: number; high: number }, digits?: number) => string
  decimal: (value: number) => string
  money: (minor: number) => string
  /** As short as an axis needs it: "€1.2K". */
  compactMoney: (minor: number) => string
  month: (month: string) => string
  day: (day: string) => string
}

/** With fewer customers an interval is too wide for any decision; the sentence says so instead. */
export const MINIMUM_SAMPLE = 20

/** With fewer customers there is nothing to compare: no finding is shown, but what is needed for one. */
export const FEWEST_CUSTOMERS = 5

/**
 * The formatter of one company. Shares print as whole per cents, but never as 0 or 100 if they are not.
 *
 * @example formatterOf({ locale: 'en-GB', currency: 'EUR' }).percent(0.6558) // '66 %'
 */
export function formatterOf({ locale, currency }: FormatSettings): Formatter {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const tenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const compact = new Intl.NumberFormat(locale, {
    ...currencyStyle(currency),
    notation: 'compact',
    maximumFractionDigits: 1,
  })
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const dayName = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const part = (share: number, digits: number) => percentNumber(share, locale, digits, true)
  return {
    count: (value) => whole.format(value),
    decimal: (value) => tenth.format(value),
    percent: (share, digits = 0) => `${part(share, digits)} %`,
    range: ({ low, high }, digits = 0) => `${part(low, digits)}–${part(high, digits)} %`,
    money: (minor) => formatMoney(minor, currency, locale),
    compactMoney: (minor) => compact.format(fromMinorUnits(minor, currency)),
    month: (month) => monthName.format(new Date(`${month}-01T00:00:00Z`)),
    day: (day) => dayName.format(new Date(`${day}T00:00:00Z`)),
  }
}

/** The sentence of a finding with too few customers. */
export function tooFewSentence(customers: number, { count }: Formatter): string {
  return `Too few to say: ${formatCount(customers, 'customer', count)}.`
}

/** What is needed where there are hardly any customers; null where there are enough. */
export function neededSentence(customers: number, { count }: Formatter): string | null {
  if (customers >= FEWEST_CUSTOMERS) return null
  return `${formatCount(customers, 'customer', count)} with an order so far. Insights shows what share of customers come back, how soon, and how much they spend. This needs at least ${FEWEST_CUSTOMERS} customers and becomes meaningful from about ${MINIMUM_SAMPLE} on, a month after their first orders.`
}

/** The sentence of every finding without customers. */
export const NO_ORDERS = 'No orders here yet. Import your orders or widen the filters.'

/** The sentence of every finding about money if no order has an amount. */
export const NO_AMOUNTS = 'No revenue in the data: the orders have no amounts.'
