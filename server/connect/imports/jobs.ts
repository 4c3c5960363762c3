import { toRefusal } from '../../platform/errors/error-mapping.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import type { Attempt, Job } from '../../platform/jobs/queue.ts'
import type { ScheduledTask } from '../../platform/jobs/scheduler.ts'
import { log } from '../../platform/process/log.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { orphanedImports } from './lock-store.ts'
import { endStep, isTransient, runPendingStep } from './steps.ts'

const ORPHANED_AFTER_SECONDS = 20

/**
 * Runs the step that an import waits for. What a person must decide ends the step at once, with the reason on the page of
 * the import; a defect ends it at the last attempt; and while the database is away, the step is tried until it is back.
 */
export async function runImportJob(scope: Scope, { id }: { id: number }, { isLast }: Attempt): Promise<void> {
  try {
    await runPendingStep(scope, id)
  } catch (error) {
    const refusal = toRefusal(error)
    if (refusal ? isTransient(refusal) : !isLast) throw error
    if (!refusal) log('error', 'An import could not be finished', { id, error })
    await endStep(scope, id, refusal ?? defect(error))
  }
}

const defect = (error: unknown) =>
  new Refusal(
    500,
    'defect',
    `Rondo could not finish it: ${(error as Error).message}. The details are in its log.`,
  )

/** Continues the imports whose process ended and whose job was given up. */
export async function continueOrphans(scope: Scope): Promise<void> {
  for (const id of await orphanedImports(scope, ORPHANED_AFTER_SECONDS)) {
    await runImportJob(scope, { id }, { isLast: false }).catch((error: unknown) =>
      log('warn', 'An import is not finished and will be tried again', { id, error }),
    )
  }
}

export const jobs: Job[] = [{ name: 'connect.work', run: runImportJob }]

export const schedule: ScheduledTask[] = [{ name: 'connect.orphans', everySeconds: 20, run: continueOrphans }]
