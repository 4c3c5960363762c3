import { z } from 'zod'
import { day } from '../evidence-fields.ts'

export const stalledEvidence = z.object({
  kind: z.literal('stalled'),
  lastDay: day,
  silentDays: z.int(),
  loginDays: z.int(),
  /** Days between two log-in days: lately (recent ones first in weight), and the longest before this silence. */
  usualGap: z.int(),
  longestGap: z.int(),
  /** The silence from which the signal holds, and that of a typical customer. */
  allowedDays: z.int(),
  quietDays: z.int(),
})
export type StalledEvidence = z.output<typeof stalledEvidence>
