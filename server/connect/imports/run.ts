import { Refusal } from '../../platform/errors/refusal.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { refuseMissing } from '../inspection/missing.ts'
import type { Counts } from './counts.ts'
import { companyDefaults } from './defaults.ts'
import type { ImportSink, ImportTask, ReportProgress } from './define-kind.ts'
import { kindOf } from './kinds.ts'
import { openRejectsFile, rejectsPath } from './rejects-file.ts'
import * as store from './store.ts'
import type { StoredImport } from './store.ts'

async function taskOf(
  scope: Scope,
  { plan: { plan, options }, createdBy, ...stored }: StoredImport,
): Promise<ImportTask> {
  if (!plan) throw new Refusal(409, 'no_file', `Import ${stored.id} has no file.`)
  // The company may have changed its zone since the file was looked at.
  const zone = options.zone ?? (await companyDefaults(scope)).zone
  return { ...stored, by: createdBy, plan: { ...plan, zone }, options }
}

/** The dry run: reads the whole file, keeps the rejected rows, and says what writing it would do. */
export async function stageImport(
  scope: Scope,
  stored: StoredImport,
  report: ReportProgress,
): Promise<Counts> {
  const kind = kindOf(stored.kind)
  const task = { ...(await taskOf(scope, stored)), counts: null }
  refuseMissing(kind.missing(task.plan, task.options), task.plan)
  const rejects = await openRejectsFile(rejectsPath(scope, stored.id))
  try {
    const counts = await kind.stage(scope, task, { reject: rejects.add, report })
    await rejects.close()
    return counts
  } catch (error) {
    await rejects.discard()
    throw error
  }
}

/**
 * Writes an import, all of it or nothing. What the database lost in a crash is staged again first. A kind that stages
 * nothing reads the file again, and its rejected rows are those of this reading.
 */
export async function applyImport(
  scope: Scope,
  stored: StoredImport,
  report: ReportProgress,
): Promise<Counts> {
  const kind = kindOf(stored.kind)
  const open = await taskOf(scope, stored)
  const isReady = stored.counts && (await kind.isStaged?.(scope, open)) !== false
  const counts = isReady && stored.counts ? stored.counts : await stageImport(scope, stored, report)
  const task = { ...open, counts }
  const rejects = kind.isStaged ? null : await openRejectsFile(rejectsPath(scope, stored.id))
  const sink: ImportSink = { reject: rejects?.add ?? (() => undefined), report }
  report({ phase: 'Writing', rows: counts.rows, bytes: stored.bytes })
  const written = await inTransaction(scope, async (scope) => {
    const counts = await kind.write(scope, task, sink)
    await store.setCounts(scope.db, stored.id, counts)
    await store.transition(scope.db, stored.id, ['applying'], 'applied', scope.now)
    return counts
  }).catch(async (error: unknown) => {
    await rejects?.discard()
    throw error
  })
  await rejects?.close()
  await kind.afterWrite?.(scope, stored.id)
  return written
}

/** Undoes the whole import. */
export async function undoImport(scope: Scope, stored: StoredImport): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await kindOf(stored.kind).undo(scope, stored.id)
    await store.transition(scope.db, stored.id, ['undoing'], 'undone', scope.now)
  })
}
