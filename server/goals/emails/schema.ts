import { z } from 'zod'

export const emailSettingsSchema = z.object({
  /** Whether customers get an email about their progress once a month. */
  isOn: z.boolean(),
  /** The current month, as its first day. */
  month: z.string(),
  /** How many customers it would reach if the month ended now. */
  customers: z.number(),
})

export const emailExampleSchema = z.object({
  customerId: z.int(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
})
