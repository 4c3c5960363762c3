import { z } from 'zod'
import { actionKinds } from '../actions/schema.ts'
import { colleagueSchema, groupSchema, kindSchema, lineSignalSchema } from '../schema.ts'

const MAX_LINES = 200

export const limitInput = z.strictObject({ lines: z.int().min(1).max(MAX_LINES) })

export const keepInput = z.strictObject({
  /** The customers whose lines are shown now: `lines` of the answer, or `newer`. */
  customers: z.array(z.int()).max(MAX_LINES),
})

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

/** A line stays in the section in which it was first shown, also when its reasons change. */
const todayLineSchema = lineSchema.extend({ section: groupSchema })
export type TodayLine = z.output<typeof todayLineSchema>

export const countsSchema = z.object({ help: z.int(), ask: z.int(), thank: z.int() })
export type Counts = z.output<typeof countsSchema>

/** The day's list of one person. */
export const todaySchema = z.object({
  day: z.string(),
  /** How many lines this person wants on a day, and how many of them are done. */
  limit: z.int(),
  handled: z.int(),
  /** Whether the list of this day is saved. */
  isKept: z.boolean(),
  /** Those kept that still wait, in their order; until a list is kept, those chosen now. */
  lines: z.array(todayLineSchema),
  /** Lines chosen now that are not in the list. */
  newer: z.array(todayLineSchema),
  done: z.array(doneSchema),
  /** Lines that wait for this person too, and are not shown. */
  leftOut: countsSchema,
  /** What has happened since the beginning of yesterday. */
  since: z.object({ opened: z.int(), ended: z.int(), addressed: z.int() }),
})
export type Today = z.output<typeof todaySchema>
