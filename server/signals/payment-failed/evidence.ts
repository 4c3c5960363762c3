import { z } from 'zod'
import { day } from '../evidence-fields.ts'

export const paymentFailedEvidence = z.object({
  kind: z.literal('payment_failed'),
  /** The day of the last failed payment, and how many days ago that was. */
  failedOn: day,
  days: z.int(),
  times: z.int(),
})
export type PaymentFailedEvidence = z.output<typeof paymentFailedEvidence>
