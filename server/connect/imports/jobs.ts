import { Refusal } from '../../platform/errors/refusal.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { runPendingStep } from './steps.ts'

/** A refusal is recorded on the import for a person to decide and is not retried; everything else is. */
async function runImportJob(scope: Scope, { id }: { id: number }): Promise<void> {
  try {
    await runPendingStep(scope, id)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'import_busy') throw error
  }
}

export const jobs: Job[] = [{ name: 'connect.work', run: runImportJob }]
