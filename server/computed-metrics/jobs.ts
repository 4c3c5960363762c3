import type { ScheduledTask } from '../platform/jobs/scheduler.ts'
import { computeNightly } from './computed-metrics.ts'

/** Runs every minute, so that the readings of a day are there soon after midnight. */
export const schedule: ScheduledTask[] = [{ name: 'computed-metrics', everySeconds: 60, run: computeNightly }]
