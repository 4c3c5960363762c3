import type { ScheduledTask } from '../platform/jobs/scheduler.ts'
import { countNextProducts } from './next-sale/next-sale.ts'

/** Every minute, so that it follows an import soon; without one it counts once a day. */
export const schedule: ScheduledTask[] = [{ name: 'next products', everySeconds: 60, run: countNextProducts }]
