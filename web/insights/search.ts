import { z } from 'zod'
import type { Filters } from '../../server/insights/schema.ts'

// An address can be typed by hand: values that cannot be parsed are ignored.
const day = z.iso.date().optional().catch(undefined)
// The router parses "5" as a number.
const text = z
  .union([z.string().min(1).max(200), z.number().transform(String)])
  .optional()
  .catch(undefined)

/** The search parameters of Insights. */
export const insightsSearch = z.object({
  from: day,
  to: day,
  channel: text,
  country: text,
  product: z.coerce.number<unknown>().int().positive().max(2_147_483_647).optional().catch(undefined),
  /** Also shows what the customers of the period before did. */
  compare: z.literal(true).optional().catch(undefined),
  by: z.enum(['month', 'quarter', 'year']).optional().catch(undefined),
  show: z.enum(['share', 'customers', 'revenue']).optional().catch(undefined),
})
export type InsightsSearch = z.output<typeof insightsSearch>

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
