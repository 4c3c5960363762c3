import { z } from 'zod'
import { id } from '../platform/http/id.ts'
import { day } from './evidence-fields.ts'
import { allKinds, KINDS, type Evidence, type Group, type Reason } from './kinds.ts'

/** A day as text. Days of the rules (`since`, and those in evidence) are numbers, counted from 1970-01-01. */
export const dayText = z.iso.date('This is not a day; it should look like 2026-11-22.')

export const groups = ['help', 'ask', 'thank'] as const satisfies Group[]
export const groupSchema = z.enum(groups)
export const kindSchema = z.enum(allKinds)
export const reasonSchema = z.enum(allKinds.flatMap((kind): readonly Reason[] => KINDS[kind].reasons))

const evidences = allKinds.map((kind) => KINDS[kind].evidence)
export const evidenceSchema: z.ZodType<Evidence> = z.discriminatedUnion('kind', [
  evidences[0]!,
  ...evidences.slice(1),
])

export const customerInput = z.strictObject({ id })

/** Somebody of the team. */
export const colleagueSchema = z.object({ id: z.string(), name: z.string() })
export type Colleague = z.output<typeof colleagueSchema>

/** A signal of a customer. */
export const lineSignalSchema = z.object({
  id: z.int(),
  kind: kindSchema,
  reason: reasonSchema,
  since: day,
  /** 0 to 1. */
  strength: z.number(),
  evidence: evidenceSchema,
})
export type LineSignal = z.output<typeof lineSignalSchema>

/** A signal of one customer, open or not. */
export const customerSignalSchema = lineSignalSchema.extend({
  group: groupSchema,
  state: z.enum(['open', 'snoozed', 'addressed', 'ended']),
  openedOn: z.string(),
  endedOn: z.string().nullable(),
  addressedAt: z.date().nullable(),
  addressedBy: z.string().nullable(),
  code: z.string().nullable(),
  codeLabel: z.string().nullable(),
  comment: z.string().nullable(),
  snoozedUntil: z.string().nullable(),
  assignee: colleagueSchema.nullable(),
})
export type CustomerSignal = z.output<typeof customerSignalSchema>
