import type { Filters } from '../../server/insights/schema.ts'
import { day, flag, oneOf, paramsOf, text, wholeNumber } from '../search-params.ts'

/** The search parameters of Insights. */
export const insightsSearch = paramsOf({
  from: day,
  to: day,
  channel: text(200),
  country: text(200),
  product: wholeNumber(1),
  /** Also shows what the customers of the period before did. */
  compare: flag,
  by: oneOf(['month', 'quarter', 'year']),
  show: oneOf(['share', 'customers', 'revenue']),
})
export type InsightsSearch = ReturnType<typeof insightsSearch>

/** The filters alone, without those that are not set. @example filtersOf({ country: 'FR', by: 'year' }) // { country: 'FR' } */
export function filtersOf({ from, to, channel, country, product }: Partial<InsightsSearch>): Filters {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(channel === undefined ? {} : { channel }),
    ...(country === undefined ? {} : { country }),
    ...(product === undefined ? {} : { product }),
  }
}

/** The filters as a query string. @example queryOf({ country: 'FR' }) // '?country=FR' */
export function queryOf(filters: Filters): string {
  const pairs = Object.entries(filters).map(([key, value]) => [key, String(value)])
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}
