import { z } from 'zod'

/** From this day on, one unit of the currency is worth `rate` units of the company's own. */
export type Rate = { currency: string; fromDay: string; rate: string }

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

/** A currency whose amounts cannot be converted on these days. */
export type MissingRate = {
  currency: string
  orders: number
  subscriptions: number
  fromDay: string
  toDay: string
}
