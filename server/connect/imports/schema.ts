import { z } from 'zod'
import { choiceSchema, inspectionSchema } from '../inspection/schema.ts'
import type { Plan, ReadOptions } from '../inspection/plan.ts'
import { rejectSchema } from '../table/schema.ts'
import { countsSchema } from './counts.ts'
import { KIND_NAMES } from './kinds.ts'

export const kindSchema = z.enum(KIND_NAMES)

const optionValue = z.union([z.string().max(300), z.number(), z.boolean()])

/** What somebody chooses about a file; the rest is detected. */
export const planChange = z.strictObject({
  /** What the file contains. */
  kind: kindSchema.optional(),
  source: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9 _-]{0,49}$/, 'is a short lower-case name, such as shop or till-2')
    .optional(),
  /** The column of a field, by its position; null removes a field. */
  mapping: z.record(z.string().max(100), z.int().min(0).max(10_000).nullable()).optional(),
  /** How the file is read and what its kind asks, such as `dates` or `metric`; null: as the file shows. */
  options: z.record(z.string().max(100), optionValue.nullable()).optional(),
})
export type PlanChange = z.output<typeof planChange>

/** What may be said about a file while it is uploaded. */
export const uploadQuery = z.object({
  filename: z.string().min(1).default('file.csv'),
  /** What the file contains; without it, the file shows. */
  kind: kindSchema.optional(),
})

/** How the file will be read: what was chosen, and the plan that follows from it; null without a file. */
export type StoredPlan = { options: ReadOptions; plan: Plan | null }

export const importStatusSchema = z.enum([
  'failed',
  'uploaded',
  'staging',
  'staged',
  'applying',
  'applied',
  'undoing',
  'undone',
])
export type ImportStatus = z.infer<typeof importStatusSchema>

export const importSchema = z.object({
  id: z.int(),
  kind: kindSchema,
  /** What one of its records is called, such as "order". */
  noun: z.string(),
  source: z.string(),
  filename: z.string(),
  bytes: z.number(),
  status: importStatusSchema,
  phase: z.string(),
  rowsRead: z.number(),
  bytesRead: z.number(),
  startedAt: z.date().nullable(),
  /** When the worker last reported; long ago while running means that it was killed and will be resumed. */
  heartbeatAt: z.date().nullable(),
  counts: countsSchema.nullable(),
  error: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.date(),
  appliedAt: z.date().nullable(),
  undoneAt: z.date().nullable(),
  canUndoUntil: z.date().nullable(),
})
export type Import = z.infer<typeof importSchema>

export const importOnPageSchema = importSchema.extend({
  /** Null once the file is written, or when it cannot be read. */
  inspection: inspectionSchema.nullable(),
  /** What was chosen about how the file is read. */
  options: z.record(z.string(), optionValue),
  /** Every kind of file, to choose another one. */
  kinds: z.array(choiceSchema.extend({ name: kindSchema })),
})
export type ImportOnPage = z.infer<typeof importOnPageSchema>

/** Why rows were rejected: the reasons with their numbers of rows, the most frequent first, and the first rows. */
export const rejectSummarySchema = z.object({
  reasons: z.array(
    z.object({
      column: z.string().nullable(),
      reason: z.string(),
      rows: z.number(),
    }),
  ),
  rows: z.array(rejectSchema),
  /** How many rows were inspected; the file may contain more. */
  counted: z.number(),
})
