import type { ScheduledTask } from '../platform/jobs/scheduler.ts'
import { queueProgressEmails } from './emails/emails.ts'
import { refreshStaleStandings } from './progress/progress.ts'

export const schedule: ScheduledTask[] = [
  // Every minute, so that the standings of a new day are there soon after midnight.
  { name: 'goals', everySeconds: 60, run: refreshStaleStandings },
  { name: 'goals.emails', everySeconds: 3600, run: queueProgressEmails },
]
