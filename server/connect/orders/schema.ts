import { encodingSchema, separatorSchema, dayOrderSchema } from '../table/schema.ts'
import { decimalMarkSchema } from '../../sales/money/schema.ts'
import { z } from 'zod'
import { FIELDS } from './mapping.ts'

/** How to read one file: all that was found, guessed and corrected. Made by `inspect`, followed by `read`. */
export const planSchema = z.object({
  /** A name of the table of formats. */
  format: z.string(),
  encoding: encodingSchema,
  separator: separatorSchema,
  /** Whether the first line names the columns. */
  header: z.boolean(),
  columns: z.array(z.string()),
  mapping: z.partialRecord(z.enum(FIELDS), z.int()),
  decimal: decimalMarkSchema,
  dates: dayOrderSchema,
})

/** Why a column was taken for a field, to be shown beside it and corrected. */
export const columnGuessSchema = z.object({
  field: z.enum(FIELDS),
  column: z.number(),
  confidence: z.enum(['sure', 'likely', 'unsure']),
  why: z.string(),
})

/** A question that the file leaves open, and what is assumed until it is answered. */
export const questionSchema = z.object({
  about: z.enum(['date', 'customer', 'dates', 'decimal', 'amount', 'zone', 'payments']),
  text: z.string(),
})

/** What a file is, how it would be read, and which questions are open. */
export const inspectionSchema = z.object({
  /** On disk. */
  bytes: z.number(),
  gzip: z.boolean(),
  plan: planSchema,
  /** Why each column was assigned to its field. */
  guesses: z.array(columnGuessSchema),
  /** Columns that nothing will be read from. */
  ignored: z.array(z.string()),
  /** The first rows below the header. */
  rows: z.array(z.array(z.string())),
  questions: z.array(questionSchema),
})
