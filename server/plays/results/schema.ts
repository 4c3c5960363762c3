import { z } from 'zod'
import type { Ask } from '../../asks/schema.ts'
import type { MeasuredRate } from './rate.ts'

export const groupings = ['week', 'age', 'person'] as const
export type Grouping = (typeof groupings)[number]
export const resultsInput = z.strictObject({ by: z.enum(groupings).default('week') })

/** Asks of one week, age or person, and the sales attributed to them. */
export type ResultRow = {
  /** The Monday of the week as a day, the days of age, or the person's id: two people may have one name. */
  key: string
  /** The key as it is shown; for a person the latest name. */
  label: string
  asks: number
  notNow: number
  no: number
  sales: number
  /** Of the asks whose 90 days are over, how many were followed by a sale. */
  rate: MeasuredRate
}

/** Second orders within 30 days of the first, of customers asked before the second and of those not asked. */
export type Comparison = {
  asked: MeasuredRate
  /** Customers of the same months of first orders who had not come back by the day of asking either, weighted like those asked. */
  notAsked: MeasuredRate
  months: { month: string; asked: Counted; notAsked: Counted }[]
  /** What may be concluded from the comparison, and what may not. */
  words: string
}
export type Counted = { n: number; back: number }

export type Results = {
  by: Grouping
  all: ResultRow
  rows: ResultRow[]
  secondOrder: Comparison
  recent: Ask[]
}
