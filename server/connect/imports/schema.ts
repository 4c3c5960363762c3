import { z } from 'zod'
import type { Comparison } from '../../sales/orders/staged-batch.ts'
import type { Inspection, ReadOptions } from '../orders/inspect.ts'
import { FIELDS } from '../orders/mapping.ts'
import { ORDER_FORMAT_NAMES } from './formats.ts'
import type { Plan } from '../orders/plan.ts'

/** What somebody chooses about a file; the rest is detected. A column is given by its position, null removes a field. */
export const planChange = z.strictObject({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'latin1']).optional(),
  separator: z.enum([',', ';', '\t', '|', ' ']).optional(),
  header: z.boolean().optional(),
  format: z.enum(ORDER_FORMAT_NAMES).optional(),
  dates: z.enum(['day first', 'month first']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  mapping: z.partialRecord(z.enum(FIELDS), z.int().min(0).max(10_000).nullable()).optional(),
  source: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9 _-]{0,49}$/, 'is a short name in small letters, such as shop or till-2')
    .optional(),
  customersAre: z.enum(['company', 'person']).optional(),
})
export type PlanChange = z.output<typeof planChange>

export type ImportStatus =
  'uploaded' | 'staging' | 'staged' | 'applying' | 'applied' | 'undoing' | 'undone' | 'failed'

/** What an import counts: orders, changes of subscriptions or readings; their customers, and the rows it left out. */
export type Counts = Comparison & {
  of: 'orders' | 'changes' | 'readings'
  rows: number
  rejected: number
  staged: number
}

/** The kinds of record that files bring. */
export type ImportKindName = 'orders' | 'subscriptions' | 'readings'

export type Import = {
  id: number
  source: string
  filename: string
  bytes: number
  status: ImportStatus
  phase: string
  rowsRead: number
  bytesRead: number
  startedAt: Date | null
  /** When the worker last reported; long ago while running means that it was killed and will be resumed. */
  heartbeatAt: Date | null
  counts: Counts | null
  error: string | null
  createdBy: string
  createdAt: Date
  appliedAt: Date | null
  undoneAt: Date | null
  canUndoUntil: Date | null
}

/** How the file will be read: what was chosen, and the plan that follows from it; null without a file. */
export type StoredPlan = { options: ReadOptions; plan: Plan | null; customersAre: 'company' | 'person' }

export type ImportOnPage = Import & {
  inspection: Inspection | null
  told: ReadOptions
  customersAre: 'company' | 'person'
}
