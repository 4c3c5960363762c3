import type { Regular } from '../platform/regular.ts'
import { computeDue } from './compute.ts'
import { writeLetters } from './letters.ts'
import { settleGoals } from './refresh.ts'

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
