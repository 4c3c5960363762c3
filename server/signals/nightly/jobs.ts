import type { Job } from '../../platform/jobs/queue.ts'
import type { ScheduledTask } from '../../platform/jobs/scheduler.ts'
import { replayPast } from '../record/past.ts'
import { runNightly } from './nightly.ts'

export const jobs: Job[] = [
  { name: 'signals.refresh', run: (scope) => runNightly(scope) },
  {
    name: 'signals.replay',
    async run(scope) {
      // The list of today comes first.
      await runNightly(scope)
      await replayPast(scope)
    },
  },
]

/** Every minute, so that the list of a new day is there when the day begins. */
export const schedule: ScheduledTask[] = [{ name: 'signals', everySeconds: 60, run: runNightly }]
