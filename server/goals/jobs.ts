import type { Regular } from '../platform/jobs/scheduler.ts'
import { computeDue } from '../computed-metrics/computed-metrics.ts'
import { writeLetters } from './emails/emails.ts'
import { settleGoals } from './progress/store.ts'

/** Asked every minute, so that the goals of a new day are there when the day is. */
export const regular: Regular[] = [
  {
    name: 'goals',
    everySeconds: 60,
    run: async (scope) => {
      await computeDue(scope)
      await settleGoals(scope)
    },
  },
  { name: 'goals.letters', everySeconds: 3600, run: writeLetters },
]
