import { z } from 'zod'
import { rejectSchema } from '../table/schema.ts'

/** The result of importing a file of subscription changes. */
export const subscriptionsFileOutput = z.object({
  taken: z.int(),
  known: z.int(),
  newCustomers: z.int(),
  /** The import by which it can be undone. */
  importId: z.int(),
  rejects: z.array(rejectSchema),
})
