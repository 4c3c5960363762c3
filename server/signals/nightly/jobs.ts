import type { Job } from '../../platform/jobs/queue.ts'
import type { Regular } from '../../platform/jobs/scheduler.ts'
import { catchUp } from './nightly.ts'

export const jobs: Job[] = [{ name: 'signals.refresh', run: (scope) => catchUp(scope) }]

/** Asked every minute, so that the list of a new day is there when the day is. */
export const regular: Regular[] = [{ name: 'signals', everySeconds: 60, run: catchUp }]
