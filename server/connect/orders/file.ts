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
import { companyDefaults } from '../imports/defaults.ts'
import { throttled } from '../imports/throttle.ts'
import type { ImportKind, ImportOutcome, ImportSink, ImportTask } from '../imports/flow.ts'
import { inspect, type ReadOptions } from './inspect.ts'
import type { Plan } from './plan.ts'
import { read } from './read.ts'

const REPORT_EVERY_MS = 400

/** The options of a file of orders, and the plan that follows from them once the file is inspected. */
export type OrderFileOptions = { options: ReadOptions; plan: Plan | null }

type Task = ImportTask<OrderFileOptions>

/** Files of orders: of any size, so they are staged in the database, compared there, and written from there. */
export const orderFiles: ImportKind<OrderFileOptions> = {
  name: 'orders',
  stage,
  isStaged: (scope, task) =>
    task.counts ? isStaged(scope, idOf(task), task.counts.staged) : Promise.resolve(false),
  async write(scope, task) {
    if (!task.counts) throw new Error(`Import ${task.id} is written before it was staged.`)
    await writeBatch(scope, batchOf(task))
    return { counts: task.counts, details: null }
  },
  clear: dropStaging,
  async afterWrite(scope, importId) {
    await dropStaging(scope, importId)
    await analyseOrders(scope)
    await analyseCustomers(scope.db)
  },
  undo: (scope, importId) => undoBatch(scope, importId),
}

function idOf({ id, filename }: Task): number {
  if (id === null) throw new Error(`${filename} is staged without an import.`)
  return id
}

const batchOf = (task: Task) => stagedBatch(idOf(task), task.source, task.customersAre)

/** Reads the file into the staging tables and compares it with what is known. Starts from the beginning each time. */
async function stage(scope: Scope, task: Task, sink: ImportSink): Promise<ImportOutcome<null>> {
  const company = await companyDefaults(scope)
  const plan = task.options.plan ?? (await inspect(task.path, task.options.options, company)).plan
  let [rows, rejected] = [0, 0]
  const report = throttled(sink.report, REPORT_EVERY_MS)
  async function* orders(): AsyncGenerator<IncomingOrder[]> {
    for await (const batch of read(task.path, plan, company)) {
      rows += batch.rows
      rejected += batch.rejects.length
      await sink.reject(batch.rejects)
      report({ phase: 'Reading the file', rows, bytes: batch.bytes })
      yield batch.orders
    }
    sink.report({ phase: 'Comparing with what is known', rows, bytes: task.bytes })
  }
  const staged = await stageBatch(scope, idOf(task), orders())
  const contested = await normaliseBatch(scope, batchOf(task))
  await sink.reject(contested.map((reject) => ({ ...reject, column: null })))
  rejected += contested.length
  const comparison = await inTransaction(scope, (scope) => compareStaged(scope, batchOf(task)))
  const remaining = staged === comparison.orders ? staged : comparison.orders
  return { counts: { ...comparison, of: 'orders', rows, rejected, staged: remaining }, details: null }
}
