import { z } from 'zod'
import { day, share } from '../evidence-fields.ts'

export const stalledEvidence = z.object({
  kind: z.literal('stalled'),
  /** Plain: a fixed number of quiet days; rhythm: longer than this customer's own habit explains. */
  rule: z.enum(['plain', 'rhythm']),
  lastDay: day,
  silentDays: z.int(),
  loginDays: z.int(),
  /** Days between two log-in days: the usual (median of the recent) and the longest before this silence. */
  usualGap: z.int(),
  longestGap: z.int(),
  quietDays: z.int(),
  /** The chance that a customer with this rhythm is silent for so long and still active; null: the plain rule decided. */
  chance: share.nullable(),
})
export type StalledEvidence = z.output<typeof stalledEvidence>
