import { Refusal } from '../../platform/errors/refusal.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { work } from './steps.ts'

/** What a person has to decide is noted on the import and not tried again; everything else is. */
async function run(scope: Scope, { id }: { id: number }): Promise<void> {
  try {
    await work(scope, id)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'import_busy') throw error
  }
}

export const jobs: Job[] = [{ name: 'connect.work', run }]
