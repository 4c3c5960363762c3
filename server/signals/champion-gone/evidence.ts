import { z } from 'zod'
import { day } from '../evidence-fields.ts'

export const championGoneEvidence = z.object({
  kind: z.literal('champion_gone'),
  contactId: z.int(),
  lastDay: day,
  silentDays: z.int(),
  /** Days between two log-in days lately, and the silence from which the signal holds. */
  usualGap: z.int(),
  allowedDays: z.int(),
  /** This contact's events in the 90 days up to their last log-in, and those of everybody at the customer. */
  events: z.int(),
  allEvents: z.int(),
  /** Other contacts who logged in within the last 14 days. */
  others: z.int(),
})
export type ChampionGoneEvidence = z.output<typeof championGoneEvidence>
