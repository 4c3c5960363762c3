import { z } from 'zod'
import { statuses } from './statuses.ts'

/** What the address of the list can say; what cannot be read is left out. */
export const goalsSearch = z.object({
  q: z
    .union([z.string().min(1).max(200), z.number().transform(String)])
    .optional()
    .catch(undefined),
  status: z.enum(statuses).optional().catch(undefined),
  owner: z.string().min(1).max(200).optional().catch(undefined),
  /** Opens at once with what is to be done there. */
  apply: z.literal('template').optional().catch(undefined),
})
export type GoalsSearch = z.output<typeof goalsSearch>
