import type { Job } from '../jobs/queue.ts'
import { SEND_JOB } from './mail.ts'
import { forgetLetters } from './retention-store.ts'
import { sendDue } from './sending.ts'
import type { Regular } from '../jobs/scheduler.ts'

export const jobs: Job[] = [{ name: SEND_JOB, run: (scope) => sendDue(scope) }]

export const regular: Regular[] = [
  /** Letters that wait for another try, and those whose sender was killed. */
  { name: 'mail.due', everySeconds: 30, run: sendDue },
  { name: 'mail.forget', everySeconds: 3600, run: forgetLetters },
]
