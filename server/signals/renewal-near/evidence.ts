import { z } from 'zod'
import { day } from '../evidence-fields.ts'

export const renewalNearEvidence = z.object({
  kind: z.literal('renewal_near'),
  /** null: it has no name. */
  subscription: z.string().nullable(),
  renewsOn: day,
  daysLeft: z.int(),
  /** Minor units of the company's currency; null: not known. */
  monthly: z.int().nullable(),
  /** Further subscriptions that renew soon. */
  others: z.int(),
})
export type RenewalNearEvidence = z.output<typeof renewalNearEvidence>
