import { z } from 'zod'
import type { Cohort } from './cohorts/answer.ts'
import type { Benchmarks } from './benchmarks/answer.ts'
import type { Concentration } from './concentration/answer.ts'
import type { CrossSell } from './cross-sell/answer.ts'
import type { FirstYear } from './first-year/answer.ts'
import type { Step } from './ladder/answer.ts'
import type { MoneyState } from './amounts.ts'
import type { Revenue } from './revenue/answer.ts'
import type { Leaving } from './leaving/answer.ts'
import type { SecondOrder } from './second-order/answer.ts'

const day = z.iso
  .date('must be a day such as 2026-03-31')
  .refine((text) => text >= '0001-01-01', 'is before the year 1')
// PostgreSQL holds no text with a zero byte in it.
const text = z
  .string()
  .max(200)
  .refine((value) => !value.includes('\0'), 'holds a zero byte')

/** Who is asked about: customers by their *first* order, which never changes; nothing given: all customers. */
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

const count = z.int().min(0)
const minor = z.number()
const share = z.number()
const estimate = z.object({ p: share, low: share, high: share, n: count })
const probability = estimate.extend({ watched: z.boolean() })
const quantile = z.object({
  time: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
const month = z.string()
const sentence = { sentence: z.string() }

export const stepShape = z.object({
  n: count,
  reached: count,
  soFar: estimate.nullable(),
  medianGapDays: z.number().nullable(),
  next: z.object({
    ever: probability.nullable(),
    d30: probability.nullable(),
    d90: probability.nullable(),
    d365: probability.nullable(),
  }),
}) satisfies z.ZodType<Step>

export const ladderShape = z.object({
  ...sentence,
  observedThrough: z.string().nullable(),
  customers: count,
  medianGapDays: z.number().nullable(),
  steps: z.array(stepShape),
})

export const secondOrderShape = z.object({
  ...sentence,
  customers: count,
  cameBack: count,
  medianGapDays: z.number().nullable(),
  quarter: quantile,
  median: quantile,
  threeQuarters: quantile,
  d30: probability.nullable(),
  d90: probability.nullable(),
  d365: probability.nullable(),
  curve: z.array(z.object({ day: count, p: share, low: share, high: share, atRisk: count })),
}) satisfies z.ZodType<SecondOrder>

export const leavingShape = z.object({
  ...sentence,
  silence: z.object({ orders: z.number().nullable(), logins: z.number().nullable() }),
  customers: count,
  gone: count,
  tooYoung: count,
  d30: probability.nullable(),
  d90: probability.nullable(),
  d365: probability.nullable(),
  curve: z.array(z.object({ week: count, p: share, low: share, high: share, atRisk: count })),
}) satisfies z.ZodType<Leaving>

const split = { first: minor.nullable(), repeat: minor.nullable(), repeatShare: share.nullable() }
export const moneyShape = z.object({
  state: z.enum(['known', 'not in the file', 'partly', 'missing rates']),
  purchases: count,
  unpriced: count,
  unrated: count,
  currencies: z.array(z.string()),
}) satisfies z.ZodType<MoneyState>

const money = { currency: z.string(), money: moneyShape, moneySentence: z.string().nullable() }
export const revenueShape = z.object({
  ...sentence,
  ...money,
  total: minor.nullable(),
  ...split,
  months: z.array(
    z.object({ month, ...split, firstOrders: count, repeatOrders: count, unfinished: z.boolean() }),
  ),
}) satisfies z.ZodType<Revenue>

export const cohortShape = z.object({
  month,
  customers: z.array(count),
  revenue: z.array(minor).nullable(),
  unfinished: z.boolean(),
}) satisfies z.ZodType<Cohort>

export const cohortsShape = z.object({
  ...sentence,
  ...money,
  period: z.enum(['month', 'quarter', 'year']),
  cohorts: z.array(cohortShape),
})

export const firstYearShape = z.object({
  ...sentence,
  ...money,
  n: count,
  tooYoung: count,
  first30Days: minor.nullable(),
  first365Days: minor.nullable(),
  share: estimate.nullable(),
}) satisfies z.ZodType<FirstYear>

export const concentrationShape = z.object({
  ...sentence,
  ...money,
  n: count,
  revenue: minor.nullable(),
  top: z.array(z.object({ fraction: z.literal([0.01, 0.1]), k: count, share: share.nullable() })),
}) satisfies z.ZodType<Concentration>

const within = { n: count, within90: count, share: share.nullable() }
export const crossSellShape = z.object({
  ...sentence,
  inFile: z.boolean(),
  ...within,
  firstYear: z.object(within),
  weeks: z.array(count),
}) satisfies z.ZodType<CrossSell>

const source = z.object({ name: z.string(), year: z.int(), sample: z.string(), publishedIn: z.string() })
export const benchmarksShape = z.object({
  ...sentence,
  ladder: z.array(
    z.object({
      n: count,
      published: share,
      window: z.enum(['d365', 'ever']),
      yours: probability.nullable(),
      source,
    }),
  ),
  repeatShare: z.array(
    z.object({ month: count, published: share, words: z.string(), yours: share.nullable(), source }),
  ),
}) satisfies z.ZodType<Benchmarks>

const option = z.object({ value: z.string(), customers: count })
export const filterOptionsShape = z.object({
  observed: z.object({ from: z.string(), through: z.string() }).nullable(),
  channels: z.array(option),
  countries: z.array(option),
  products: z.array(z.object({ id: count, sku: z.string(), name: z.string() })),
})
export type FilterOptions = z.infer<typeof filterOptionsShape>
