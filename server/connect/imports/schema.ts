import { inspectionSchema } from '../orders/schema.ts'
import { dayOrderSchema, encodingSchema, rejectSchema, separatorSchema } from '../table/schema.ts'
import { decimalMarkSchema } from '../../sales/money/schema.ts'
import { z } from 'zod'
import type { ReadOptions } from '../orders/inspect.ts'
import { FIELDS } from '../orders/mapping.ts'
import { ORDER_FORMAT_NAMES } from './formats.ts'
import type { Plan } from '../orders/plan.ts'

/** What somebody chooses about a file; the rest is detected. A column is given by its position, null removes a field. */
export const planChange = z.strictObject({
  encoding: encodingSchema.optional(),
  separator: separatorSchema.optional(),
  header: z.boolean().optional(),
  format: z.enum(ORDER_FORMAT_NAMES).optional(),
  dates: dayOrderSchema.optional(),
  decimal: decimalMarkSchema.optional(),
  mapping: z.partialRecord(z.enum(FIELDS), z.int().min(0).max(10_000).nullable()).optional(),
  source: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9 _-]{0,49}$/, 'is a short name in small letters, such as shop or till-2')
    .optional(),
  customersAre: z.enum(['company', 'person']).optional(),
})
export type PlanChange = z.output<typeof planChange>

/** The kinds of record that files contain. */
export type ImportKindName = 'orders' | 'subscriptions' | 'readings'

/** How the file will be read: what was chosen, and the plan that follows from it; null without a file. */
export type StoredPlan = { options: ReadOptions; plan: Plan | null; customersAre: 'company' | 'person' }

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

/** What an import counts: orders, changes of subscriptions or readings; their customers, and the rows it left out. */
export const countsSchema = z.object({
  customers: z.number(),
  newCustomers: z.number(),
  orders: z.number(),
  fresh: z.number(),
  known: z.number(),
  changed: z.number(),
  of: z.enum(['changes', 'orders', 'readings']),
  rows: z.number(),
  rejected: z.number(),
  staged: z.number(),
})
export type Counts = z.infer<typeof countsSchema>

export const importSchema = z.object({
  id: z.int(),
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

/** How the user wants the file to be read; the rest is detected. */
const readOptionsSchema = z.object({
  encoding: encodingSchema.exactOptional(),
  separator: separatorSchema.exactOptional(),
  header: z.boolean().exactOptional(),
  format: z.enum(ORDER_FORMAT_NAMES).exactOptional(),
  /** `customer=CustomerID,order=…`: see `parseMapping`. */
  mapping: z.string().exactOptional(),
  dates: dayOrderSchema.exactOptional(),
  decimal: decimalMarkSchema.exactOptional(),
})

export const importOnPageSchema = importSchema.extend({
  inspection: inspectionSchema.nullable(),
  told: readOptionsSchema,
  customersAre: z.enum(['company', 'person']),
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
