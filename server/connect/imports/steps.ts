import { Refusal } from '../../platform/errors/refusal.ts'
import { log } from '../../platform/process/log.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { existingImport, refuseUnless } from './imports.ts'
import type { ReportProgress } from './flow.ts'
import { withImportLock } from './lock-store.ts'
import { applyImport, stageImport, undoImport } from './run.ts'
import type { Counts, ImportStatus } from './schema.ts'
import * as store from './store.ts'
import type { StoredImport } from './store.ts'

/** The three steps of an import: which states they start from, and the state while they are under way. */
const STEPS = {
  stage: { from: ['uploaded', 'staged', 'failed'], to: 'staging' },
  apply: { from: ['staged'], to: 'applying' },
  undo: { from: ['applied'], to: 'undoing' },
} satisfies Record<string, { from: ImportStatus[]; to: ImportStatus }>

export type StepName = keyof typeof STEPS

/** Asks for a step; a worker takes it. Written with its job in one transaction. */
export async function requestStep(scope: Scope, id: number, name: StepName): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await startStep(scope, id, name)
    await scope.jobs.enqueue(scope, 'connect.work', { id })
  })
}

/** Takes a step here and now, for who waits at a terminal. */
export async function runStep(
  scope: Scope,
  id: number,
  name: StepName,
  tell: ReportProgress = () => undefined,
): Promise<Counts | null> {
  await startStep(scope, id, name)
  return runPendingStep(scope, id, tell)
}

async function startStep(scope: Scope, id: number, name: StepName): Promise<void> {
  const found = await existingImport(scope, id)
  const { from, to } = STEPS[name]
  if (name === 'undo') refuseLateUndo(scope, found)
  if (!(await store.transition(scope.db, id, from, to, scope.now)))
    refuseUnless(found, from, 'cannot do that now')
}

function refuseLateUndo({ now }: Scope, { id, canUndoUntil }: StoredImport): void {
  if (!canUndoUntil || canUndoUntil >= now) return
  throw new Refusal(
    409,
    'undo_too_late',
    `Import ${id} was written more than ${store.UNDO_DAYS} days ago and stays.`,
  )
}

/** Imports that were left in the middle, by a killed command or by a worker whose job is lost: a worker takes them. */
export async function resumeInterrupted(scope: Scope): Promise<void> {
  for (const id of await store.running(scope.db)) await scope.jobs.enqueue(scope, 'connect.work', { id })
}

/** Does whatever the import is waiting for; safe to repeat, by one process at a time. */
export async function runPendingStep(
  scope: Scope,
  id: number,
  tell: ReportProgress = () => undefined,
): Promise<Counts | null> {
  return withImportLock(scope, id, async () => {
    const found = await existingImport(scope, id)
    const told: ReportProgress = (progress) => {
      tell(progress)
      store
        .setProgress(scope.db, id, progress)
        .catch((error: unknown) => log('warn', 'Progress was not noted', { error }))
    }
    try {
      if (found.status === 'staging') return await stageAndRecord(scope, found, told)
      if (found.status === 'applying') return await applyImport(scope, found, told)
      if (found.status === 'undoing') await undoImport(scope, found)
      return found.counts
    } catch (error) {
      if (error instanceof Refusal) await recordRefusal(scope, found, error)
      throw error
    }
  })
}

async function stageAndRecord(scope: Scope, found: StoredImport, tell: ReportProgress): Promise<Counts> {
  const counts = await stageImport(scope, found, tell)
  await inTransaction(scope, async ({ db, now }) => {
    await store.setCounts(db, found.id, counts)
    await store.transition(db, found.id, ['staging'], 'staged', now)
  })
  return counts
}

/** An undo that is refused leaves the import as it was; anything else that is refused has failed. */
async function recordRefusal({ db }: Scope, found: StoredImport, { message }: Refusal): Promise<void> {
  // Where the file lies is nobody's business; its own name is.
  const words = found.path ? message.replaceAll(found.path, found.filename) : message
  await store.markFailed(db, found.id, found.status === 'undoing' ? 'applied' : 'failed', words)
}
