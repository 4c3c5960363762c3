import { z } from 'zod'
import { day } from '../evidence-fields.ts'

export const orderOverdueEvidence = z.object({
  kind: z.literal('order_overdue'),
  lastDay: day,
  silentDays: z.int(),
  /** Days with an order. */
  orderDays: z.int(),
  /** Days between two of them lately, recent ones first in weight. */
  usualGap: z.int(),
  /** The silence from which the signal holds. */
  allowedDays: z.int(),
  /** What such a customer brings in a year at this rhythm, in minor units; null: the orders have no amounts. */
  yearly: z.int().nullable(),
})
export type OrderOverdueEvidence = z.output<typeof orderOverdueEvidence>
