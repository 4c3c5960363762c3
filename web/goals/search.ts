import { z } from 'zod'
import { statuses } from './statuses.ts'

/** The search parameters of the list; invalid ones are ignored. */
export const goalsSearch = z.object({
  q: z
    .union([z.string().min(1).max(200), z.number().transform(String)])
    .optional()
    .catch(undefined),
  status: z.enum(statuses).optional().catch(undefined),
  owner: z.string().min(1).max(200).optional().catch(undefined),
  /** Opens the dialog to apply a template. */
  apply: z.literal('template').optional().catch(undefined),
})
export type GoalsSearch = z.output<typeof goalsSearch>
