import { z } from 'zod'
import { dayOrderSchema, rejectSchema } from '../table/schema.ts'

/** The result of importing a file of readings, or of its dry run. */
export const readingsFileOutput = z.object({
  format: z.string(),
  counts: z.object({ told: z.int(), known: z.int(), left: z.int() }),
  zone: z.string(),
  dates: dayOrderSchema,
  /** Whether a date of the file proves its order of day and month. */
  isOrderProved: z.boolean(),
  /** The batch by which it can be undone; null when nothing was written. */
  batchId: z.int().nullable(),
  rejects: z.array(rejectSchema),
})
