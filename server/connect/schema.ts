import { z } from 'zod'

export const sampleOutput = z.object({
  loaded: z.boolean(),
  importId: z.int().nullable(),
})

export const loadSampleOutput = z.object({
  orders: z.number(),
  customers: z.number(),
})
