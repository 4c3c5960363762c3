import { z } from 'zod'

export const thrivingEvidence = z.object({
  kind: z.literal('thriving'),
  /** In the last 30 days. */
  loginDays: z.int(),
  orders: z.int(),
  /** The least that the top fifth of the customers of the same age have. */
  topLoginDays: z.int(),
  topOrders: z.int(),
  peers: z.int(),
  ageDays: z.int(),
})
export type ThrivingEvidence = z.output<typeof thrivingEvidence>
