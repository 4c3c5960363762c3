import type { Job } from '../platform/jobs.ts'
import { refreshAll } from './sales.ts'

export const jobs: Job[] = [{ name: 'sales.refresh', run: (scope) => refreshAll(scope) }]
