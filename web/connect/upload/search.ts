import { z } from 'zod'

/** What is known about the file to be brought in; invalid parameters are ignored. */
export const newImportSearch = z.object({
  kind: z.string().max(50).optional().catch(undefined),
  /** The customer to whom all of the file belongs. */
  customer: z.int().positive().optional().catch(undefined),
})
