import type { Job } from '../jobs/queue.ts'
import { SEND_JOB } from './mail.ts'
import { expireEmails } from './retention-store.ts'
import { sendQueued } from './sending.ts'
import type { ScheduledTask } from '../jobs/scheduler.ts'

export const jobs: Job[] = [{ name: SEND_JOB, run: (scope) => sendQueued(scope) }]

export const schedule: ScheduledTask[] = [
  /** Retries, and emails whose sender was killed. */
  { name: 'mail.due', everySeconds: 30, run: sendQueued },
  { name: 'mail.forget', everySeconds: 3600, run: expireEmails },
]
