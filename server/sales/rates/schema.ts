import { z } from 'zod'

export const ratesInput = z.strictObject({
  rates: z
    .array(
      z.strictObject({
        currency: z.string().max(10),
        fromDay: z.string().max(20),
        rate: z.string().max(30),
      }),
    )
    .max(5000),
})

/** From this day on, one unit of the currency is worth `rate` units of the company's own. */
export const rateSchema = z.object({
  currency: z.string(),
  fromDay: z.string(),
  rate: z.string(),
})
export type Rate = z.infer<typeof rateSchema>

/** A currency whose amounts cannot be converted on these days. */
export const missingRateSchema = z.object({
  currency: z.string(),
  orders: z.number(),
  subscriptions: z.number(),
  fromDay: z.string(),
  toDay: z.string(),
})
export type MissingRate = z.infer<typeof missingRateSchema>
