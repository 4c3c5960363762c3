import { z } from 'zod'
import { share } from '../evidence-fields.ts'

export const usageDropEvidence = z.object({
  kind: z.literal('usage_drop'),
  /** Events in the last 30 days, and in the 30 before. */
  now: z.int(),
  before: z.int(),
  /** The chance that noise alone causes so deep a fall. */
  chance: share,
})
