import { z } from 'zod'
import { day } from '../evidence-fields.ts'
import { inputBasis, inputName } from '../success/inputs/basis.ts'

export const readyForNextSaleEvidence = z.object({
  kind: z.literal('ready_for_next_sale'),
  firstOrder: day,
  /** Since the first order, and until the list ends: 0 on its last day. */
  days: z.int(),
  daysLeft: z.int(),
  orders: z.int(),
  /** Success, 0 to 100, and the level from which customers are asked. */
  score: z.int(),
  level: z.int(),
  /** Use is in the top fifth of the customers of the same age. */
  isTop: z.boolean(),
  worst: inputName.nullable(),
  basis: z.array(inputBasis),
})
export type ReadyForNextSaleEvidence = z.output<typeof readyForNextSaleEvidence>
