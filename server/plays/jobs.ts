import type { ScheduledTask } from '../platform/jobs/scheduler.ts'
import { countNextProducts } from './next-sale/next-sale.ts'

/** Asked every minute, so that it follows soon after an import; it is counted once a day. */
export const schedule: ScheduledTask[] = [{ name: 'next products', everySeconds: 60, run: countNextProducts }]
