import type { rejectSchema } from './schema.ts'
import type { z } from 'zod'

/** A row that was not taken, and why. `column` is the header's name for it; null: the row as a whole. */
export type Reject = z.infer<typeof rejectSchema>

/** So much of a value is kept in a reject. */
export const VALUE_CHARACTERS = 200
