import { z } from 'zod'
import { kindSchema } from '../schema.ts'

const rateSchema = z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable()

const outcomeSchema = z.object({
  judged: z.int(),
  happened: z.int(),
  /** null: fewer than 20 judged. */
  rate: rateSchema,
  /** The same of comparable customers of the same age without the signal; null: fewer than 20 of them. */
  base: rateSchema,
  comparable: z.int(),
})

/** How often one kind was right: a log-in within 14 days, an order within 30, neither for 90. */
export const kindRecordSchema = z.object({
  kind: kindSchema,
  /** On this day, of the signals of the 365 days before it. */
  countedOn: z.string(),
  fired: z.int(),
  cameBack: outcomeSchema,
  boughtAgain: outcomeSchema,
  gone: outcomeSchema,
  /** Days from the signal to the 90th silent day, the median of those who left; null: fewer than 20. */
  warning: z.object({ median: z.number().nullable(), judged: z.int() }),
  /** The reasons that people gave, the most frequent first. */
  codes: z.array(z.object({ code: z.string(), label: z.string(), count: z.int() })),
})
export type KindRecord = z.output<typeof kindRecordSchema>

/** What the rules would have found in the past, as if Rondo had been there: each day judged with what was known then. */
export const pastSchema = z.object({
  from: z.string(),
  through: z.string(),
  /** Of how many customers, and how many of them were replayed. */
  customers: z.int(),
  replayed: z.int(),
  records: kindRecordSchema.array(),
})
export type Past = z.output<typeof pastSchema>

export const trackRecordSchema = z.object({
  /** Of the signals that Rondo raised. */
  records: kindRecordSchema.array(),
  /** null: there is no past to replay, or it was not replayed yet. */
  past: pastSchema.nullable(),
  /** A replay was requested and is not done. */
  isReplaying: z.boolean(),
})
export type TrackRecords = z.output<typeof trackRecordSchema>
