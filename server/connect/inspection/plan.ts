import type { z } from 'zod'
import type {
  inspectionSchema,
  columnGuessSchema,
  leftOutSchema,
  planSchema,
  questionSchema,
  readOptionsSchema,
  unsuitableSchema,
} from './schema.ts'

/** How to read one file: all that was detected, guessed and corrected. */
export type Plan = z.infer<typeof planSchema>

/** The chosen options for reading a file; the rest is detected. */
export type ReadOptions = z.infer<typeof readOptionsSchema>

/** Which field a column seems to hold and why; it is shown and can be corrected. */
export type ColumnGuess = z.infer<typeof columnGuessSchema>

/** A column that is not read although its name suggests it, and why. */
export type LeftOut = z.infer<typeof leftOutSchema>

/** What a file seems to be where it is not of its kind, and what is needed instead. */
export type Unsuitable = z.infer<typeof unsuitableSchema>

/** Something that the file leaves open, and what is assumed meanwhile. */
export type Question = z.infer<typeof questionSchema>

/** What a file is, how it would be read, and which questions are open. */
export type Inspection = z.infer<typeof inspectionSchema>

/** Defaults from the company's settings for what the file does not contain. */
export type CompanyDefaults = {
  /** IANA zone of times without one. */
  zone: string
  /** ISO 4217: how many decimals an amount has where the file names no currency. */
  currency: string
  /** Milliseconds since 1970; a date more than a day later is rejected. */
  now: number
}
