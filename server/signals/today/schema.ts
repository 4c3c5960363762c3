import { z } from 'zod'
import { actionKinds } from '../actions/schema.ts'
import { colleagueSchema, groupSchema, kindSchema, lineSignalSchema } from '../schema.ts'

const MAX_LINES = 200

export const limitInput = z.strictObject({ lines: z.int().min(1).max(MAX_LINES) })

/** The longest list that a person can keep: their lines and those that came later. */
const MAX_KEPT = 1000

export const todayInput = z.strictObject({
  /** `list` of the answer whose lines are kept, so that those of another day or person are not. */
  list: z.string().max(200).optional(),
  /** The customers of that list in their order, as `12,7,31`: they stay in it while they wait. */
  keep: z
    .string()
    .regex(/^(\d+(,\d+)*)?$/, 'These are not ids; they should look like 12,7,31.')
    .transform((ids) => (ids === '' ? [] : ids.split(',').map(Number)))
    .pipe(z.array(z.int()).max(MAX_KEPT))
    .optional(),
})
export type TodayInput = z.output<typeof todayInput>

export const waitingInput = z.strictObject({
  group: groupSchema.optional(),
  kind: kindSchema.optional(),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_LINES).default(50),
})
export type WaitingInput = z.output<typeof waitingInput>

/**
 * One customer with all signals that wait: first those of the most important group (help, ask, thank), each group with the
 * strongest first.
 */
export const lineSchema = z.object({
  customerId: z.int(),
  name: z.string(),
  /** The group of the first signal. */
  group: groupSchema,
  /** What the customer has spent, in minor units of the company's currency; null: no order has a known amount. */
  total: z.number().nullable(),
  /** With the name of the contact whom the evidence is about; null: none, or not known. */
  signals: z.array(lineSignalSchema.extend({ contactName: z.string().nullable() })),
  assignee: colleagueSchema.nullable(),
})
export type Line = z.output<typeof lineSchema>

export const waitingPageSchema = z.object({ lines: z.array(lineSchema), next: z.string().nullable() })
export type WaitingPage = z.output<typeof waitingPageSchema>

/** What a person did today and can undo. */
export const doneSchema = z.object({
  id: z.int(),
  customerId: z.int(),
  name: z.string(),
  group: groupSchema,
  kinds: z.array(kindSchema),
  action: z.enum(actionKinds),
  code: z.string().nullable(),
  codeLabel: z.string().nullable(),
  comment: z.string(),
  until: z.string().nullable(),
  to: colleagueSchema.nullable(),
  at: z.date(),
})
export type Done = z.output<typeof doneSchema>

export const countsSchema = z.object({ help: z.int(), ask: z.int(), thank: z.int() })
export type Counts = z.output<typeof countsSchema>

/** The day's list of one person. */
export const todaySchema = z.object({
  day: z.string(),
  /** Names the list of this person on this day; send it back with `keep`. */
  list: z.string(),
  /** How many lines this person wants on a day, and how many of them are done. */
  limit: z.int(),
  handled: z.int(),
  /** Those that were kept and still wait, in the order in which they were kept; without any, those chosen now. */
  lines: z.array(lineSchema),
  /** Lines chosen now that were not kept. */
  newer: z.array(lineSchema),
  done: z.array(doneSchema),
  /** Lines that wait for this person too, and are not shown. */
  leftOut: countsSchema,
  /** What has happened since the beginning of yesterday. */
  since: z.object({ opened: z.int(), ended: z.int(), addressed: z.int() }),
})
export type Today = z.output<typeof todaySchema>
