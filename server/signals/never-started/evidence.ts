import { z } from 'zod'
import { day } from '../evidence-fields.ts'

export const neverStartedEvidence = z.object({
  kind: z.literal('never_started'),
  firstOrder: day,
  /** Since the first order. */
  days: z.int(),
  orders: z.int(),
})
