import { Refusal } from '../../platform/errors/refusal.ts'
import { log } from '../../platform/process/log.ts'
import { together, type Scope } from '../../platform/scope/scope.ts'
import { existing, refuseUnless } from './imports.ts'
import { alone, apply, stage, undo, type Tell } from './run.ts'
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
export async function ask(scope: Scope, id: number, name: StepName): Promise<void> {
  await together(scope, async (scope) => {
    await begin(scope, id, name)
    await scope.jobs.enqueue(scope, 'connect.work', { id })
  })
}

/** Takes a step here and now, for who waits at a terminal. */
export async function take(
  scope: Scope,
  id: number,
  name: StepName,
  tell: Tell = () => undefined,
): Promise<Counts | null> {
  await begin(scope, id, name)
  return work(scope, id, tell)
}

async function begin(scope: Scope, id: number, name: StepName): Promise<void> {
  const found = await existing(scope, id)
  const { from, to } = STEPS[name]
  if (name === 'undo') refuseLateUndo(scope, found)
  if (!(await store.turn(scope.db, id, from, to, scope.now))) refuseUnless(found, from, 'cannot do that now')
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
export async function takeUp(scope: Scope): Promise<void> {
  for (const id of await store.running(scope.db)) await scope.jobs.enqueue(scope, 'connect.work', { id })
}

/** Does whatever the import is waiting for; safe to repeat, by one process at a time. */
export async function work(scope: Scope, id: number, tell: Tell = () => undefined): Promise<Counts | null> {
  return alone(scope, id, async () => {
    const found = await existing(scope, id)
    const told: Tell = (progress) => {
      tell(progress)
      store
        .setProgress(scope.db, id, progress)
        .catch((error: unknown) => log('warn', 'Progress was not noted', { error }))
    }
    try {
      if (found.status === 'staging') return await stageAndNote(scope, found, told)
      if (found.status === 'applying') return await apply(scope, found, told)
      if (found.status === 'undoing') await undo(scope, found)
      return found.counts
    } catch (error) {
      if (error instanceof Refusal) await noteRefusal(scope, found, error)
      throw error
    }
  })
}

async function stageAndNote(scope: Scope, found: StoredImport, tell: Tell): Promise<Counts> {
  const counts = await stage(scope, found, tell)
  await together(scope, async ({ db, now }) => {
    await store.setCounts(db, found.id, counts)
    await store.turn(db, found.id, ['staging'], 'staged', now)
  })
  return counts
}

/** An undo that is refused leaves the import as it was; anything else that is refused has failed. */
async function noteRefusal({ db }: Scope, found: StoredImport, { message }: Refusal): Promise<void> {
  // Where the file lies is nobody's business; its own name is.
  const words = found.path ? message.replaceAll(found.path, found.filename) : message
  await store.fail(db, found.id, found.status === 'undoing' ? 'applied' : 'failed', words)
}
