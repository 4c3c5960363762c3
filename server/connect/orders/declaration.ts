import { z } from 'zod'
import { analyseCustomers } from '../../customers/identity/lookup-store.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { undoBatch } from '../../sales/batches/batches.ts'
import { normaliseBatch } from '../../sales/orders/normalise-store.ts'
import { compareStaged } from '../../sales/orders/orders.ts'
import type { IncomingOrder } from '../../sales/orders/incoming-order.ts'
import {
  analyseOrders,
  countByCurrency,
  dropStaging,
  isStaged,
  stageBatch,
  stagedBatch,
} from '../../sales/orders/staging-store.ts'
import { addReturns, createReturns, dropReturns } from '../../sales/returns/staging-store.ts'
import { refundReturns } from '../../sales/returns/returns.ts'
import { writeBatch } from '../../sales/sales.ts'
import type { Counts } from '../imports/counts.ts'
import { companyDefaults } from '../imports/defaults.ts'
import { defineImportKind, type ImportSink, type ImportTask } from '../imports/define-kind.ts'
import { FORMATS } from '../imports/formats.ts'
import { throttled } from '../imports/throttle.ts'
import { readOptionsSchema } from '../inspection/schema.ts'
import { AsideTally } from './aside.ts'
import { FIELD_LABELS } from './fields.ts'
import { guessMapping } from './guess/guess.ts'
import { leftOutColumns } from './guess/left-out.ts'
import { unsuitableForOrders } from './guess/other-tables.ts'
import { missingFields } from './missing.ts'
import { read } from './read.ts'

const REPORT_EVERY_MS = 400

const options = readOptionsSchema.extend({
  /** What each buyer is; without it a person. */
  customersAre: z.enum(['company', 'person']).exactOptional(),
  /** What to do with rows that repeat another row of their order exactly; without it they are kept. */
  repeats: z.enum(['keep', 'drop']).exactOptional(),
  /** What to do with rows that give something back; without it they are left out. */
  returns: z.enum(['leave out', 'refund']).exactOptional(),
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
  leftOut: leftOutColumns,
  unsuitable: unsuitableForOrders,
  missing: missingFields,
  remarks: ({ mapping }) =>
    mapping['price'] === undefined && mapping['amount'] === undefined
      ? [
          {
            about: 'amount',
            text: 'No column contains amounts: orders will be counted, but revenue will be unknown.',
          },
        ]
      : [],
  stage,
  isStaged: (scope, { id, counts }) => (counts ? isStaged(scope, id, counts.staged) : Promise.resolve(false)),
  async write(scope, task) {
    if (!task.counts) throw new Error(`Import ${task.id} is written before it was staged.`)
    await writeBatch(scope, batchOf(task))
    const { aside } = task.counts
    if (task.options.returns !== 'refund' || !aside) return task.counts
    const unallocated = await refundReturns(scope, task.id, task.source)
    return { ...task.counts, aside: { ...aside, returns: { ...aside.returns, unallocated } } }
  },
  clear,
  async afterWrite(scope, importId) {
    await clear(scope, importId)
    await analyseOrders(scope)
    await analyseCustomers(scope.db)
  },
  undo: (scope, importId) => undoBatch(scope, importId),
})

async function clear(scope: Scope, importId: number): Promise<void> {
  await dropStaging(scope, importId)
  await dropReturns(scope.db, importId)
}

const batchOf = ({ id, source, options }: Task) => stagedBatch(id, source, options.customersAre ?? 'person')

/** Reads the file into the staging tables and compares it with what is known. Starts from the beginning each time. */
async function stage(scope: Scope, task: Task, sink: ImportSink): Promise<Counts> {
  const company = await companyDefaults(scope)
  const dropsRepeats = task.options.repeats === 'drop'
  const refund = task.options.returns === 'refund'
  const aside = new AsideTally()
  let [rows, rejected] = [0, 0]
  const report = throttled(sink.report, REPORT_EVERY_MS)
  async function* orders(): AsyncGenerator<IncomingOrder[]> {
    for await (const batch of read(task.path, task.plan, company, { dropsRepeats })) {
      aside.add(batch)
      rows += batch.rows
      const given = new Set(refund ? batch.returns.map(({ line }) => line) : [])
      const rejects = batch.rejects.filter(({ line }) => !given.has(line))
      rejected += rejects.length
      await sink.reject(rejects)
      if (refund) await addReturns(scope.db, task.id, batch.returns)
      report({ phase: 'Reading the file', rows, bytes: batch.bytes })
      yield batch.orders
    }
    sink.report({ phase: 'Comparing with existing data', rows, bytes: task.bytes })
  }
  await createReturns(scope.db, task.id)
  await stageBatch(scope, task.id, orders())
  const contested = await normaliseBatch(scope, batchOf(task))
  await sink.reject(contested.map((reject) => ({ ...reject, column: null })))
  rejected += contested.length
  const currencies = await countByCurrency(scope, batchOf(task))
  const { orders: records, ...comparison } = await inTransaction(scope, (scope) =>
    compareStaged(scope, batchOf(task)),
  )
  const counts = { ...comparison, records, rows, rejected, staged: records }
  return { ...counts, aside: aside.result({ refund, dropped: dropsRepeats }, currencies) }
}
