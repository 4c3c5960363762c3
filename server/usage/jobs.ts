import type { Job } from '../platform/jobs/queue.ts'
import type { ScheduledTask } from '../platform/jobs/scheduler.ts'
import { processInbox } from './inbox/inbox.ts'
import { expireEvents, recount } from './usage.ts'
import { DAY_SECONDS } from '../../values/days.ts'

export const jobs: Job[] = [{ name: 'usage.recount', run: (scope) => recount(scope) }]

export const schedule: ScheduledTask[] = [
  { name: 'usage.digest', everySeconds: 1, run: (scope) => processInbox(scope) },
  { name: 'usage.forget', everySeconds: DAY_SECONDS, run: expireEvents },
]
