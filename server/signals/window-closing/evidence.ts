import { z } from 'zod'
import { day } from '../evidence-fields.ts'

export const windowClosingEvidence = z.object({
  kind: z.literal('window_closing'),
  window: z.enum(['second_order', 'cross_sell']),
  firstOrder: day,
  closes: day,
  /** Since the first order, and until the window closes: 0 on its last day. */
  days: z.int(),
  daysLeft: z.int(),
  orders: z.int(),
})
export type WindowClosingEvidence = z.output<typeof windowClosingEvidence>
