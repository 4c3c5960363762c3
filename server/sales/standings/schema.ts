import { z } from 'zod'

/** One purchase that counts; days are counted from 1970-01-01, money in minor units of the company's currency. */
export type Purchase = {
  nth: number
  orderId: number
  amount: number | null
  day: number
  cohort: number
  gapDays: number | null
  ageDays: number
  newProducts: number
  cohortMonth: number
  firstInMonth: boolean
}

/** What follows from all purchases of one customer. */
export type Standing = {
  purchases: number
  orders: number
  /** Less what was lost. */
  total: number
  /** What refunds took beyond the amounts of their orders. */
  lost: number
  firstAmount: number | null
  first30Days: number
  first365Days: number
  firstDay: number | null
  secondDay: number | null
  thirdDay: number | null
  lastDay: number | null
  medianGapDays: number | null
  unpriced: number
  unrated: number
  firstChannel: string | null
  firstCountry: string | null
  firstProducts: number[]
}

/** The standing as it is shown; days as text. */
export const standingSummarySchema = z.object({
  purchases: z.number(),
  orders: z.number(),
  /** In minor units of the company's currency, less what was lost; null: no order has a known amount. */
  total: z.number().nullable(),
  /** What refunds took beyond the amounts of their orders. */
  lost: z.number(),
  firstDay: z.string().nullable(),
  secondDay: z.string().nullable(),
  thirdDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  medianGapDays: z.number().nullable(),
  unpriced: z.number(),
  unrated: z.number(),
})
export type StandingSummary = z.infer<typeof standingSummarySchema>
