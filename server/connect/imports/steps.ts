import { toRefusal } from '../../platform/errors/error-mapping.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { log } from '../../platform/process/log.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import type { Counts } from './counts.ts'
import { existingImport, refuseUnless } from './imports.ts'
import type { ReportProgress } from './define-kind.ts'
import { withImportLock } from './lock-store.ts'
import { applyImport, stageImport, undoImport } from './run.ts'
import type { ImportStatus } from './schema.ts'
import * as store from './store.ts'
import type { StoredImport } from './store.ts'

/** The three steps of an import: the states from which they start, and the state while they run. */
const STEPS = {
  stage: { from: ['uploaded', 'staged', 'failed'], to: 'staging' },
  apply: { from: ['staged'], to: 'applying' },
  undo: { from: ['applied'], to: 'undoing' },
} satisfies Record<string, { from: ImportStatus[]; to: ImportStatus }>

export type StepName = keyof typeof STEPS

/** Requests a step, which a worker runs; requested again while it runs, it runs once. State and job are one transaction. */
export async function requestStep(scope: Scope, id: number, name: StepName): Promise<void> {
  await inTransaction(scope, async (scope) => {
    const { status } = await existingImport(scope, id)
    if (status === STEPS[name].to) return
    await startStep(scope, id, name)
    await scope.jobs.enqueue(scope, 'connect.work', { id })
  })
}

/** Runs a step at once, for someone who waits at a terminal. */
export async function runStep(
  scope: Scope,
  id: number,
  name: StepName,
  report: ReportProgress = () => undefined,
): Promise<Counts | null> {
  await startStep(scope, id, name)
  try {
    return await runPendingStep(scope, id, report)
  } catch (error) {
    const refusal = toRefusal(error)
    if (refusal && !isTransient(refusal)) await endStep(scope, id, refusal)
    throw error
  }
}

/** Whether the step continues by itself, once the database answers or the other process is done. */
export const isTransient = ({ code }: Refusal): boolean => code === 'database_away' || code === 'import_busy'

async function startStep(scope: Scope, id: number, name: StepName): Promise<void> {
  const stored = await existingImport(scope, id)
  const { from, to } = STEPS[name]
  if (name === 'undo') refuseLateUndo(scope, stored)
  if (!(await store.transition(scope.db, id, from, to, scope.now)))
    refuseUnless(stored, from, 'cannot do that now')
}

function refuseLateUndo({ now }: Scope, { id, canUndoUntil }: StoredImport): void {
  if (!canUndoUntil || canUndoUntil >= now) return
  throw new Refusal(
    409,
    'undo_too_late',
    `Import ${id} was imported more than ${store.UNDO_DAYS} days ago and can no longer be undone.`,
  )
}

/** Enqueues the imports that a killed command or worker left unfinished. */
export async function resumeInterrupted(scope: Scope): Promise<void> {
  for (const id of await store.running(scope.db)) await scope.jobs.enqueue(scope, 'connect.work', { id })
}

/** Runs the step that the import is waiting for. Safe to repeat; one process at a time does it. */
export async function runPendingStep(
  scope: Scope,
  id: number,
  report: ReportProgress = () => undefined,
): Promise<Counts | null> {
  return withImportLock(scope, id, async () => {
    const stored = await existingImport(scope, id)
    const record: ReportProgress = (progress) => {
      report(progress)
      store
        .setProgress(scope.db, id, progress)
        .catch((error: unknown) => log('warn', 'Progress was not noted', { error }))
    }
    if (stored.status === 'staging') return stageAndRecord(scope, stored, record)
    if (stored.status === 'applying') return applyImport(scope, stored, record)
    if (stored.status === 'undoing') await undoImport(scope, stored)
    return stored.counts
  })
}

async function stageAndRecord(scope: Scope, stored: StoredImport, report: ReportProgress): Promise<Counts> {
  const counts = await stageImport(scope, stored, report)
  await inTransaction(scope, async ({ db, now }) => {
    await store.setCounts(db, stored.id, counts)
    await store.transition(db, stored.id, ['staging'], 'staged', now)
  })
  return counts
}

/**
 * Ends a running step with the reason on the page of the import, for a person to decide. A failed undo leaves the import
 * as it was; any other step has failed and can be tried again.
 */
export async function endStep(scope: Scope, id: number, { message }: Refusal): Promise<void> {
  const stored = await store.find(scope.db, id)
  const to = stored && FAILED_AS[stored.status]
  if (!to) return
  // Show the name of the file and not its path on the server.
  const text = stored.path ? message.replaceAll(stored.path, stored.filename) : message
  await store.markFailed(scope.db, id, stored.status, to, text)
}

const FAILED_AS: Partial<Record<ImportStatus, ImportStatus>> = {
  staging: 'failed',
  applying: 'failed',
  undoing: 'applied',
}
