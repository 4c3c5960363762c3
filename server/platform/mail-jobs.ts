import type { Job } from './jobs.ts'
import { SEND_JOB } from './mail.ts'
import { sendDue } from './mail-sending.ts'
import type { Regular } from './regular.ts'

export const jobs: Job[] = [{ name: SEND_JOB, run: (scope) => sendDue(scope) }]

/** Letters that wait for another try, and those whose sender was killed. */
export const regular: Regular[] = [{ name: 'mail.due', everySeconds: 30, run: sendDue }]
