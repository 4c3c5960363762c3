import { z } from 'zod'
import { day, share } from '../evidence-fields.ts'

export const championGoneEvidence = z.object({
  kind: z.literal('champion_gone'),
  contactId: z.int(),
  lastDay: day,
  silentDays: z.int(),
  usualGap: z.int(),
  /** This contact's events in the 90 days up to their last log-in, and those of everybody at the customer. */
  events: z.int(),
  allEvents: z.int(),
  /** Other contacts who logged in within the last 14 days. */
  others: z.int(),
  /** The chance that somebody with this rhythm is silent for so long and still active. */
  chance: share,
})
export type ChampionGoneEvidence = z.output<typeof championGoneEvidence>
