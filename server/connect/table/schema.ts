import { z } from 'zod'

export const encodingSchema = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'latin1'])

/** `' '` stands for any run of blanks and tabs. */
export const separatorSchema = z.enum([',', ';', '\t', '|', '^', '~', '\u0001', ':', ' '])

/** In `3/4/2024`: whether the day or the month stands first. */
export const dayOrderSchema = z.enum(['day first', 'month first'])

/** A rejected row and the reason. `column` is the name in the header; null: the row as a whole. */
export const rejectSchema = z.object({
  line: z.number(),
  column: z.string().nullable(),
  value: z.string(),
  reason: z.string(),
})
