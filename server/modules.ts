import { jobs as connectJobs } from './connect/jobs.ts'
import { answers as noteAnswers } from './customers/notes.ts'
import type { Job } from './platform/jobs.ts'
import type { Answers } from './platform/events.ts'
import { jobs as salesJobs } from './sales/jobs.ts'
import { answers as salesAnswers } from './sales/sales.ts'

/** Who answers news, in the order of the modules. */
export const answers: Answers[] = [noteAnswers, salesAnswers]

/** What may run later. */
export const jobs: Job[] = [...salesJobs, ...connectJobs]
