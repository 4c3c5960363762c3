import { z } from 'zod'
import { day } from '../evidence-fields.ts'

export const goalReachedEvidence = z.object({
  kind: z.literal('goal_reached'),
  goalId: z.int(),
  /** In the customer's own words. */
  outcome: z.string(),
  reachedOn: day,
  dueOn: day,
  /** Since it was reached. */
  days: z.int(),
  /** Further goals that were reached lately. */
  others: z.int(),
})
export type GoalReachedEvidence = z.output<typeof goalReachedEvidence>
