import { OTHER_LOCKS } from '../../platform/database/locks-store.ts'
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { sql } from 'kysely'
import { Refusal } from '../../platform/errors/refusal.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import type { IncomingOrder } from '../../sales/orders/incoming-order.ts'
import { writeBatch } from '../../sales/sales.ts'
import { dropStaging, isStaged, stageBatch, stagedBatch } from '../../sales/orders/staging-store.ts'
import { compareStaged, normaliseBatch } from '../../sales/orders/batch-store.ts'
import { undoBatch } from '../../sales/batches/batches.ts'
import { inspect } from '../orders/inspect.ts'
import type { CompanyDefaults, Reject } from '../orders/plan.ts'
import { read } from '../orders/read.ts'
import { rejectLines, REJECTS_HEADER } from './rejects-file.ts'
import type { Counts } from './schema.ts'
import * as store from './store.ts'
import type { StoredImport } from './store.ts'

const REPORT_EVERY_MS = 400

export type ReportProgress = (progress: { phase: string; rows: number; bytes: number }) => void

/** Where the rows go that are not taken. */
export const rejectsPath = (scope: Scope, id: number) => `${scope.data}/imports/${id}.rejects.csv`

export async function companyDefaults(scope: Scope): Promise<CompanyDefaults> {
  const { timeZone, currency } = await getSettings(scope)
  return { zone: timeZone, currency, now: scope.now.getTime() }
}

/** One process at a time works on an import; a killed one lets go by itself. */
export async function withImportLock<Answer>(
  scope: Scope,
  id: number,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const client = await scope.pool.connect()
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as mine', [
      OTHER_LOCKS.imports,
      id,
    ])
    if (!rows[0].mine)
      throw new Refusal(409, 'import_busy', `Import ${id} is being worked on by another process.`)
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock($1, $2)', [OTHER_LOCKS.imports, id]).catch(() => undefined)
    client.release()
  }
}

/** Reads the file into the staging tables and says what writing it would do. Begins anew each time. */
export async function stageImport(scope: Scope, found: StoredImport, tell: ReportProgress): Promise<Counts> {
  const company = await companyDefaults(scope)
  const plan = found.plan.plan ?? (await inspect(found.path, found.plan.options, company)).plan
  const told = stagedBatch(found.id, found.source, found.plan.customersAre)
  const rejects = openRejectsFile(rejectsPath(scope, found.id))
  let [rows, told_at] = [0, 0]
  async function* orders(): AsyncGenerator<IncomingOrder[]> {
    for await (const batch of read(found.path, plan, company)) {
      rows += batch.rows
      await rejects.add(batch.rejects)
      if (Date.now() - told_at > REPORT_EVERY_MS) {
        told_at = Date.now()
        tell({ phase: 'Reading the file', rows, bytes: batch.bytes })
      }
      yield batch.orders
    }
    tell({ phase: 'Comparing with what is known', rows, bytes: found.bytes })
  }
  try {
    const staged = await stageBatch(scope, found.id, orders())
    const contested = await normaliseBatch(scope, told)
    await rejects.add(contested.map((reject) => ({ ...reject, column: null })))
    const comparison = await inTransaction(scope, (scope) => compareStaged(scope, told))
    const remaining = staged === comparison.orders ? staged : comparison.orders
    return { ...comparison, of: 'orders', rows, rejected: rejects.count(), staged: remaining }
  } finally {
    await rejects.close()
  }
}

function openRejectsFile(file: string) {
  const aside = `${file}.part`
  const stream = createWriteStream(aside)
  stream.write(REJECTS_HEADER)
  let count = 0
  return {
    count: () => count,
    async add(rejects: Reject[]) {
      count += rejects.length
      if (rejects.length > 0 && !stream.write(rejectLines(rejects))) {
        await new Promise((resolve) => stream.once('drain', resolve))
      }
    },
    async close() {
      await new Promise((resolve) => stream.end(resolve))
      await rename(aside, file)
    },
  }
}

/** Writes what was staged, all of it or nothing. What the database lost in a crash is read again first. */
export async function applyImport(scope: Scope, found: StoredImport, tell: ReportProgress): Promise<Counts> {
  let { counts } = found
  if (!counts || !(await isStaged(scope, found.id, counts.staged)))
    counts = await stageImport(scope, found, tell)
  tell({ phase: 'Writing', rows: counts.rows, bytes: found.bytes })
  await inTransaction(scope, async (scope) => {
    await writeBatch(scope, stagedBatch(found.id, found.source, found.plan.customersAre))
    await store.setCounts(scope.db, found.id, counts)
    await store.transition(scope.db, found.id, ['applying'], 'applied', scope.now)
  })
  await dropStaging(scope, found.id)
  await sql`analyze sales_order, customer`.execute(scope.db)
  return counts
}

/** Takes the whole import back. */
export async function undoImport(scope: Scope, found: StoredImport): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await undoBatch(scope, found.id)
    await store.transition(scope.db, found.id, ['undoing'], 'undone', scope.now)
  })
}
