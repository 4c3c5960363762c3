import { z } from 'zod'
import { decimalMarkSchema } from '../../sales/money/schema.ts'
import { isTimeZone } from '../../platform/settings/schema.ts'
import { dayOrderSchema, encodingReadingSchema, encodingSchema, separatorSchema } from '../table/schema.ts'

/** How to read one file: all that was detected, guessed and corrected. Made by `inspect`, followed by every reader. */
export const planSchema = z.object({
  /** A name of the table of formats. */
  format: z.string(),
  encoding: encodingSchema,
  separator: separatorSchema,
  /** How many rows stand before the table, such as a title; blank lines are not counted. */
  preamble: z.int(),
  /** Whether the first row of the table names the columns. */
  header: z.boolean(),
  columns: z.array(z.string()),
  /** Which column, counted from 0, holds a field. */
  mapping: z.record(z.string(), z.int()),
  decimal: decimalMarkSchema,
  dates: dayOrderSchema,
  /** The IANA zone of times without one. */
  zone: z.string(),
})

/** How somebody wants a file to be read; the rest is detected. Every kind of file adds its own options to these. */
export const readOptionsSchema = z.strictObject({
  encoding: encodingSchema.exactOptional(),
  separator: separatorSchema.exactOptional(),
  preamble: z.coerce.number().int().min(0).max(1000).exactOptional(),
  header: z.boolean().exactOptional(),
  format: z.string().max(100).exactOptional(),
  /** `customer=CustomerID,order=…`: see `parseMapping`. */
  mapping: z.string().max(20_000).exactOptional(),
  dates: dayOrderSchema.exactOptional(),
  decimal: decimalMarkSchema.exactOptional(),
  zone: z
    .string()
    .refine(isTimeZone, 'is not a time zone; it should look like Europe/Berlin')
    .exactOptional(),
})

/** Why a column was taken for a field, to be shown beside it and corrected. */
export const columnGuessSchema = z.object({
  field: z.string(),
  column: z.number(),
  confidence: z.enum(['sure', 'likely', 'unsure']),
  why: z.string(),
})

/** A question that the file leaves open, and what is assumed until it is answered. */
export const questionSchema = z.object({
  about: z.string(),
  text: z.string(),
  /** Whether the file cannot be read without an answer. */
  isNeeded: z.boolean(),
})

/** A column that is not read although its name suggests it, and why. */
export const leftOutSchema = z.object({ column: z.number(), why: z.string() })

/** What a file seems to be where it is not of its kind, and what is needed instead. */
export const unsuitableSchema = z.object({ what: z.string(), instead: z.string() })

/** A value that can be chosen, with its name for people. */
export const choiceSchema = z.object({ name: z.string(), label: z.string() })

/** What a file is, how it would be read, and which questions are open. */
export const inspectionSchema = z.object({
  /** On disk. */
  bytes: z.number(),
  gzip: z.boolean(),
  plan: planSchema,
  /** The formats of this kind of file. */
  formats: z.array(choiceSchema),
  /** What a column can hold, in the order in which people look for it. */
  fields: z.array(choiceSchema),
  /** Why each column was assigned to its field. */
  guesses: z.array(columnGuessSchema),
  /** Columns that nothing will be read from. */
  ignored: z.array(z.string()),
  leftOut: z.array(leftOutSchema),
  unsuitable: unsuitableSchema.nullable(),
  /** How the file would read in each encoding that is about as likely; empty where one is clear. */
  encodings: z.array(encodingReadingSchema),
  /** The first rows below the header. */
  rows: z.array(z.array(z.string())),
  questions: z.array(questionSchema),
})
