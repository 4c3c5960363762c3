import { Refusal } from '../../platform/errors/refusal.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import type { ImportedReadings, ReadingBatch } from './schema.ts'
import { lock } from '../../platform/database/locks-store.ts'
import { refreshProgress } from '../progress/progress.ts'
import * as batch from './batch-store.ts'
import {
  checkReadings,
  deduplicate,
  planImport,
  type ImportMetric,
  type IncomingReading,
  type ReadingSource,
} from './incoming.ts'
import { addBatch, correctionTargets, insertReadings, storedReadings } from './store.ts'

/**
 * Imports readings: each id counts once however often it is sent. Valid readings are stored, the others are reported with
 * the reason. Call it under the lock of goals.
 *
 * @param isDry only reports what it would do
 */
export async function importReadings(
  scope: Scope,
  source: ReadingSource,
  readings: readonly IncomingReading[],
  metrics: ReadonlyMap<number, ImportMetric>,
  isDry = false,
): Promise<ImportedReadings> {
  const { db, now } = scope
  const { valid, faults: invalid } = checkReadings(readings, metrics, now)
  const { first } = deduplicate(valid)
  const corrected = await correctionTargets(db, source, first)
  const plan = planImport(valid, await storedReadings(db, source, first), corrected)
  if (!isDry && plan.fresh.length > 0) {
    await insertReadings(db, source, plan.fresh, corrected, now)
    await refreshProgress(scope, [...new Set(plan.fresh.map(({ customerId }) => customerId))])
  }
  if (!isDry) await addBatch(db, source, plan.repeated)
  const faults = [...invalid, ...plan.faults].toSorted((one, other) => one.index - other.index)
  return { added: plan.fresh.length, known: plan.known, faults }
}

/** The imported files of readings, the newest first. */
export const batches = ({ db }: Scope): Promise<ReadingBatch[]> => batch.batches(db)

/** Registers a file that is about to be imported, under the id of its import. */
export const beginBatch = (
  { db, now }: Scope,
  id: number,
  file: { filename: string; by: string },
): Promise<void> => batch.insertBatch(db, { id, ...file, now })

export const endBatch = ({ db }: Scope, id: number, counts: ReadingBatch['counts']): Promise<void> =>
  batch.setCounts(db, id, counts)

/**
 * Undoes the import of a file: deletes its readings and what was written about them, unless another file contains them too.
 * Undoing twice has no further effect.
 *
 * @throws Refusal 404 when there is no such file; 409 when one of its readings has been corrected since
 */
export async function undoBatch(scope: Scope, id: number): Promise<void> {
  await inTransaction(scope, async (scope) => {
    const { db, now } = scope
    await lock(db, 'goals')
    if (!(await batch.markUndone(db, id, now)))
      throw new Refusal(404, 'batch_unknown', `There is no file of readings ${id}. Reload the page.`)
    const corrections = await batch.countCorrections(db, id)
    if (corrections > 0)
      throw new Refusal(
        409,
        'batch_corrected',
        `${corrections} of its readings ${corrections === 1 ? 'has' : 'have'} been corrected since, so the file stays. Correct the others one by one.`,
      )
    await refreshProgress(scope, await batch.deleteReadings(db, id))
    await scope.events.emit(scope, 'readings.undone', { batchId: id })
  })
}
