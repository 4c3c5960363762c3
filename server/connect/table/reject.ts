import type { rejectSchema } from './schema.ts'
import type { z } from 'zod'

/** A rejected row and the reason. `column` is the name in the header; null: the row as a whole. */
export type Reject = z.infer<typeof rejectSchema>

/** The most characters of a value that a reject stores. */
export const VALUE_CHARACTERS = 200

/** The most characters of a row that a reject stores. */
export const ROW_CHARACTERS = 2000
