import { z } from 'zod'
import { askSchema } from '../../asks/schema.ts'

export const groupings = ['week', 'age', 'person'] as const
export type Grouping = (typeof groupings)[number]
export const resultsInput = z.strictObject({ by: z.enum(groupings).default('week') })

/** `happened` of `n`, as a share with its 95 % interval; null: fewer than 20. */
export const measuredRateSchema = z.object({
  n: z.number(),
  happened: z.number(),
  rate: z
    .object({
      share: z.number(),
      low: z.number(),
      high: z.number(),
    })
    .nullable(),
})

/** Asks of one week, age or person, and the sales attributed to them. */
export const resultRowSchema = z.object({
  /** The Monday of the week as a day, the days of age, or the person's id: two people may have one name. */
  key: z.string(),
  /** The key as it is shown; for a person the latest name. */
  label: z.string(),
  asks: z.number(),
  notNow: z.number(),
  no: z.number(),
  sales: z.number(),
  /** Asks without a sale so far that may still be followed by one: their 90 days are not over. */
  open: z.number(),
  /** Of the asks whose 90 days are over, how many were followed by a sale. */
  rate: measuredRateSchema,
})
export type ResultRow = z.infer<typeof resultRowSchema>

export const countedSchema = z.object({
  n: z.number(),
  back: z.number(),
})
export type Counted = z.infer<typeof countedSchema>

/** A share minus another, with its 95 % interval. */
const differenceSchema = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
})
export type Difference = z.infer<typeof differenceSchema>

/** Second orders within 30 days of an ask in the first 30 days, beside those of customers not asked by then. */
export const comparisonSchema = z.object({
  asked: measuredRateSchema,
  /** Customers who were like them on the day of the ask; the rate has the weights of those asked. */
  notAsked: measuredRateSchema,
  /** null: fewer than 20 on either side. */
  difference: differenceSchema.nullable(),
  /** Customers who were asked and left out: nobody was like them, or their 30 days are not over. */
  unmatched: z.number(),
  unfinished: z.number(),
  months: z.array(
    z.object({
      month: z.string(),
      asked: countedSchema,
      notAsked: countedSchema,
    }),
  ),
  /** What may be concluded from the comparison, and what may not. */
  sentence: z.string(),
  /** How it is counted. */
  notes: z.array(z.string()),
})
export type Comparison = z.infer<typeof comparisonSchema>

export const resultsSchema = z.object({
  by: z.enum(groupings),
  all: resultRowSchema,
  rows: z.array(resultRowSchema),
  /** The rows of every grouping, so that a page needs no further request to show another. */
  groups: z.record(z.enum(groupings), z.array(resultRowSchema)),
  secondOrder: comparisonSchema,
  recent: z.array(askSchema),
})
export type Results = z.infer<typeof resultsSchema>
