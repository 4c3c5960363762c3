import type { ScheduledTask } from '../platform/jobs/scheduler.ts'
import { computeNightly } from '../computed-metrics/computed-metrics.ts'
import { queueProgressEmails } from './emails/emails.ts'
import { refreshStaleStandings } from './progress/store.ts'

/** Asked every minute, so that the goals of a new day are there when the day is. */
export const regular: ScheduledTask[] = [
  {
    name: 'goals',
    everySeconds: 60,
    run: async (scope) => {
      await computeNightly(scope)
      await refreshStaleStandings(scope)
    },
  },
  { name: 'goals.letters', everySeconds: 3600, run: queueProgressEmails },
]
