import type { Job } from '../platform/jobs/queue.ts'
import type { Regular } from '../platform/jobs/scheduler.ts'
import { digest } from './inbox/inbox.ts'
import { forget } from './retention-store.ts'
import { recount } from './usage.ts'

export const jobs: Job[] = [{ name: 'usage.recount', run: (scope) => recount(scope) }]

const DAY_SECONDS = 86_400

export const regular: Regular[] = [
  { name: 'usage.digest', everySeconds: 1, run: (scope) => digest(scope) },
  { name: 'usage.forget', everySeconds: DAY_SECONDS, run: forget },
]
