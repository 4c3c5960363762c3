import { z } from 'zod'
import { analyseCustomers } from '../../customers/identity/lookup-store.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { undoBatch } from '../../sales/batches/batches.ts'
import { normaliseBatch } from '../../sales/orders/normalise-store.ts'
import { compareStaged } from '../../sales/orders/orders.ts'
import type { IncomingOrder } from '../../sales/orders/incoming-order.ts'
import {
  analyseOrders,
  dropStaging,
  isStaged,
  stageBatch,
  stagedBatch,
} from '../../sales/orders/staging-store.ts'
import { writeBatch } from '../../sales/sales.ts'
import type { Counts } from '../imports/counts.ts'
import { companyDefaults } from '../imports/defaults.ts'
import { defineImportKind, type ImportSink, type ImportTask } from '../imports/define-kind.ts'
import { FORMATS } from '../imports/formats.ts'
import { throttled } from '../imports/throttle.ts'
import { readOptionsSchema } from '../inspection/schema.ts'
import { FIELD_LABELS } from './fields.ts'
import { guessMapping } from './guess.ts'
import { missingFields } from './missing.ts'
import { read } from './read.ts'

const REPORT_EVERY_MS = 400

const options = readOptionsSchema.extend({
  /** What each buyer is; without it a person. */
  customersAre: z.enum(['company', 'person']).exactOptional(),
})
export type OrderOptions = z.output<typeof options>

type Task = ImportTask<OrderOptions>

/** Files of orders: of any size, so they are staged in the database, compared there, and written from there. */
export const orderFiles = defineImportKind<OrderOptions>({
  label: 'Orders',
  noun: 'order',
  fields: FIELD_LABELS,
  formats: FORMATS.orders,
  numbers: ['price', 'amount', 'quantity'],
  hasTimes: true,
  options,
  isLikely: () => true,
  guess: ({ columns, rows, header }) => guessMapping(columns, rows, header),
  missing: missingFields,
  remarks: ({ mapping }) =>
    mapping['price'] === undefined && mapping['amount'] === undefined
      ? [
          {
            about: 'amount',
            text: 'No column holds amounts: orders will be counted, and revenue will be unknown.',
          },
        ]
      : [],
  stage,
  isStaged: (scope, { id, counts }) => (counts ? isStaged(scope, id, counts.staged) : Promise.resolve(false)),
  async write(scope, task) {
    if (!task.counts) throw new Error(`Import ${task.id} is written before it was staged.`)
    await writeBatch(scope, batchOf(task))
    return task.counts
  },
  clear: dropStaging,
  async afterWrite(scope, importId) {
    await dropStaging(scope, importId)
    await analyseOrders(scope)
    await analyseCustomers(scope.db)
  },
  undo: (scope, importId) => undoBatch(scope, importId),
})

const batchOf = ({ id, source, options }: Task) => stagedBatch(id, source, options.customersAre ?? 'person')

/** Reads the file into the staging tables and compares it with what is known. Starts from the beginning each time. */
async function stage(scope: Scope, task: Task, sink: ImportSink): Promise<Counts> {
  const company = await companyDefaults(scope)
  let [rows, rejected] = [0, 0]
  const report = throttled(sink.report, REPORT_EVERY_MS)
  async function* orders(): AsyncGenerator<IncomingOrder[]> {
    for await (const batch of read(task.path, task.plan, company)) {
      rows += batch.rows
      rejected += batch.rejects.length
      await sink.reject(batch.rejects)
      report({ phase: 'Reading the file', rows, bytes: batch.bytes })
      yield batch.orders
    }
    sink.report({ phase: 'Comparing with what is known', rows, bytes: task.bytes })
  }
  await stageBatch(scope, task.id, orders())
  const contested = await normaliseBatch(scope, batchOf(task))
  await sink.reject(contested.map((reject) => ({ ...reject, column: null })))
  rejected += contested.length
  const { orders: records, ...comparison } = await inTransaction(scope, (scope) =>
    compareStaged(scope, batchOf(task)),
  )
  return { ...comparison, records, rows, rejected, staged: records }
}
