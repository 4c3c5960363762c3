import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import type { ImportSink, ImportTask, ReportProgress } from './flow.ts'
import { KINDS } from './kinds.ts'
import { openRejectsFile, rejectsPath } from './rejects-file.ts'
import type { Counts } from './schema.ts'
import * as store from './store.ts'
import type { StoredImport } from './store.ts'

const taskOf = (found: StoredImport): ImportTask<unknown> => ({
  ...found,
  content: null,
  options: found.plan,
  customersAre: found.plan.customersAre,
})

/** The dry run: reads the whole file, keeps the rejected rows, and says what writing it would do. */
export async function stageImport(
  scope: Scope,
  found: StoredImport,
  report: ReportProgress,
): Promise<Counts> {
  const rejects = await openRejectsFile(rejectsPath(scope, found.id))
  const sink: ImportSink = { reject: rejects.add, report }
  try {
    return (await KINDS[found.kind].stage(scope, taskOf(found), sink)).counts
  } finally {
    await rejects.close()
  }
}

/** Writes an import, all of it or nothing. What the database lost in a crash is staged again first. */
export async function applyImport(
  scope: Scope,
  found: StoredImport,
  report: ReportProgress,
): Promise<Counts> {
  const kind = KINDS[found.kind]
  const isReady = found.counts && (await kind.isStaged?.(scope, taskOf(found))) !== false
  const counts = isReady && found.counts ? found.counts : await stageImport(scope, found, report)
  const task = { ...taskOf(found), counts }
  report({ phase: 'Writing', rows: counts.rows, bytes: found.bytes })
  const written = await inTransaction(scope, async (scope) => {
    // The dry run has stored the rejected rows already.
    const { counts } = await kind.write(scope, task, { reject: () => undefined, report })
    await store.setCounts(scope.db, found.id, counts)
    await store.transition(scope.db, found.id, ['applying'], 'applied', scope.now)
    return counts
  })
  await kind.afterWrite?.(scope, found.id)
  return written
}

/** Undoes the whole import. */
export async function undoImport(scope: Scope, found: StoredImport): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await KINDS[found.kind].undo(scope, found.id)
    await store.transition(scope.db, found.id, ['undoing'], 'undone', scope.now)
  })
}
