import { z } from 'zod'

export const computeOutput = z.object({
  customers: z.number(),
})
