import { z } from 'zod'
import { rateSchema, missingRateSchema } from './rates/schema.ts'

export const salesSettingsSchema = z.object({
  mergeDays: z.boolean(),
  countFree: z.boolean(),
})

export const ratesOutput = z.object({
  rates: z.array(rateSchema),
  missing: z.array(missingRateSchema),
})
