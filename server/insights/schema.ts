import { z } from 'zod'
import type { MoneyState } from './amounts.ts'

export const day = z.iso
  .date('must be a day such as 2026-03-31')
  .refine((text) => text >= '0001-01-01', 'is before the year 1')
// PostgreSQL holds no text with a zero byte in it.
const text = z
  .string()
  .max(200)
  .refine((value) => !value.includes('\0'), 'contains a zero byte')

/** Chooses customers by their *first* order, which never changes; without any filter all customers. */
export const filtersShape = z
  .strictObject({
    from: day.optional(),
    to: day.optional(),
    channel: text.optional(),
    country: text.optional(),
    /** The id of a product of the first order, as `filterOptions` names it. */
    product: z.coerce.number<number | string>().int().positive().max(2_147_483_647).optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['from'],
    message: 'is after to: the period ends before it begins',
  })
export type Filters = z.output<typeof filtersShape>

/** The filters, and the customers whom the company leaves out of every finding: who first bought before a day. */
export type Selection = Filters & { excludeBefore?: string }

// The parts of which the responses of the findings are made.
export const count = z.int().min(0)
export const minor = z.number()
export const share = z.number()
export const month = z.string()
export const estimate = z.object({ p: share, low: share, high: share, n: count })
export const probability = estimate.extend({ atRisk: count })
export const quantile = z.object({
  time: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})

export const moneyShape = z.object({
  state: z.enum(['known', 'not in the file', 'partly', 'missing rates']),
  purchases: count,
  unpriced: count,
  unrated: count,
  currencies: z.array(z.string()),
}) satisfies z.ZodType<MoneyState>

/** The finding in words. */
export const sentence = { sentence: z.string() }
/** What a finding about money states beside its sums. */
export const money = { currency: z.string(), money: moneyShape, moneySentence: z.string().nullable() }

/** The first and the last day with a purchase. */
export const observedShape = z.object({ from: z.string(), through: z.string() })

const option = z.object({ value: z.string(), customers: count })
export const filterOptionsShape = z.object({
  observed: observedShape.nullable(),
  channels: z.array(option),
  countries: z.array(option),
  products: z.array(z.object({ id: count, sku: z.string(), name: z.string() })),
})
export type FilterOptions = z.infer<typeof filterOptionsShape>
