import { jobs as connectJobs } from './connect/jobs.ts'
import { answers as customerAnswers } from './customers/forgetting.ts'
import { answers as noteAnswers } from './customers/notes.ts'
import { jobs as portalJobs } from './customers/portal-new-link.ts'
import { sweepSessions } from './customers/portal-sessions.ts'
import { answers as portalAnswers } from './customers/portal-visits.ts'
import { regular as goalRegular } from './goals/jobs.ts'
import { answers as goalAnswers } from './goals/merge.ts'
import type { Job } from './platform/jobs.ts'
import type { Answers } from './platform/events.ts'
import { answers as playAnswers } from './plays/answers.ts'
import { regular as playRegular } from './plays/jobs.ts'
import { jobs as salesJobs, regular as salesRegular } from './sales/jobs.ts'
import { sweep } from './platform/housekeeping.ts'
import { jobs as mailJobs, regular as mailRegular } from './platform/mail-jobs.ts'
import type { Regular } from './platform/regular.ts'
import { answers as salesAnswers } from './sales/sales.ts'
import { answers as signalAnswers } from './signals/answers.ts'
import { jobs as signalJobs, regular as signalRegular } from './signals/jobs.ts'
import { jobs as usageJobs, regular as usageRegular } from './usage/jobs.ts'
import { answers as usageAnswers } from './usage/usage.ts'

/** Who answers news, in the order of the modules. */
export const answers: Answers[] = [
  customerAnswers,
  noteAnswers,
  portalAnswers,
  salesAnswers,
  usageAnswers,
  goalAnswers,
  signalAnswers,
  playAnswers,
]

/** What may run later. */
export const jobs: Job[] = [
  ...mailJobs,
  ...portalJobs,
  ...salesJobs,
  ...usageJobs,
  ...signalJobs,
  ...connectJobs,
]

/** What comes round by itself while Rondo serves. */
export const regular: Regular[] = [
  { name: 'sweep', everySeconds: 3600, run: sweep },
  { name: 'portal.sweep', everySeconds: 3600, run: sweepSessions },
  ...mailRegular,
  ...salesRegular,
  ...usageRegular,
  ...goalRegular,
  ...signalRegular,
  ...playRegular,
]
