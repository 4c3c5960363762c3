import { z } from 'zod'
import { day } from '../evidence-fields.ts'

export const goalSlippingEvidence = z.object({
  kind: z.literal('goal_slipping'),
  goalId: z.int(),
  /** In the customer's own words. */
  outcome: z.string(),
  /** Parts of the way: done, and expected by now; null: a colleague says that it is at risk, and nothing was measured. */
  progress: z.number().nullable(),
  expected: z.number().nullable(),
  startsOn: day,
  dueOn: day,
  /** Below zero: past due. */
  daysLeft: z.int(),
  /** Further goals at risk. */
  others: z.int(),
})
export type GoalSlippingEvidence = z.output<typeof goalSlippingEvidence>
