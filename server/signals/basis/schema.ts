import { z } from 'zod'

const period = { customers: z.int(), since: z.string(), last: z.string() }

/** What signals can rest on; null: none is known. */
export const basisSchema = z.object({
  /** Of how many customers orders are known, since when, and the day of the last. */
  orders: z.object(period).nullable(),
  logins: z.object(period).nullable(),
  /** Goals that have a reading. */
  goals: z.object({ customers: z.int(), goals: z.int() }).nullable(),
})
export type SignalBasis = z.output<typeof basisSchema>
