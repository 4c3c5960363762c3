import type { Job } from '../platform/jobs/queue.ts'
import type { ScheduledTask } from '../platform/jobs/scheduler.ts'
import { refreshAll } from './sales.ts'
import { applyDueEnds } from './subscriptions/jobs.ts'

export const jobs: Job[] = [{ name: 'sales.refresh', run: (scope) => refreshAll(scope) }]

/** Every minute, so that a subscription has ended soon after its last day began. */
export const schedule: ScheduledTask[] = [{ name: 'subscriptions', everySeconds: 60, run: applyDueEnds }]
