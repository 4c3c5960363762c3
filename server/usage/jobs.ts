import type { Job } from '../platform/jobs.ts'
import type { Regular } from '../platform/regular.ts'
import { digest } from './digest.ts'
import { forget } from './forget.ts'
import { recount } from './usage.ts'

export const jobs: Job[] = [{ name: 'usage.recount', run: (scope) => recount(scope) }]

const DAY_SECONDS = 86_400

export const regular: Regular[] = [
  { name: 'usage.digest', everySeconds: 1, run: (scope) => digest(scope) },
  { name: 'usage.forget', everySeconds: DAY_SECONDS, run: forget },
]
