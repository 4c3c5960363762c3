import { jobs as connectJobs } from './connect/imports/jobs.ts'
import { answers as customerAnswers } from './customers/undo-store.ts'
import { answers as noteAnswers } from './customers/notes/notes.ts'
import { jobs as portalJobs } from './customers/portal/links/renewal.ts'
import { sweepSessions } from './customers/portal/sessions/sessions.ts'
import { answers as portalAnswers } from './customers/portal/visits/visits.ts'
import { regular as computedMetricRegular } from './computed-metrics/jobs.ts'
import { regular as goalRegular } from './goals/jobs.ts'
import { eventHandlers as goalAnswers } from './goals/merge-store.ts'
import type { Job } from './platform/jobs/queue.ts'
import type { EventHandlers } from './platform/events/events.ts'
import { handlers as askHandlers } from './asks/module.ts'
import { handlers as playAnswers } from './plays/module.ts'
import { schedule as playRegular } from './plays/jobs.ts'
import { jobs as salesJobs, schedule as salesRegular } from './sales/jobs.ts'
import { deleteExpired } from './platform/jobs/cleanup-store.ts'
import { jobs as mailJobs, schedule as mailRegular } from './platform/mail/jobs.ts'
import type { ScheduledTask } from './platform/jobs/scheduler.ts'
import { handlers as salesAnswers } from './sales/sales.ts'
import { handlers as signalAnswers } from './signals/module.ts'
import { jobs as signalJobs, regular as signalRegular } from './signals/nightly/jobs.ts'
import { jobs as usageJobs, regular as usageRegular } from './usage/jobs.ts'
import { eventHandlers as usageAnswers } from './usage/usage.ts'

/** Who answers news, in the order of the modules. */
export const answers: EventHandlers[] = [
  customerAnswers,
  noteAnswers,
  portalAnswers,
  salesAnswers,
  usageAnswers,
  goalAnswers,
  askHandlers,
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
export const regular: ScheduledTask[] = [
  { name: 'sweep', everySeconds: 3600, run: deleteExpired },
  { name: 'portal.sweep', everySeconds: 3600, run: sweepSessions },
  ...mailRegular,
  ...salesRegular,
  ...usageRegular,
  ...computedMetricRegular,
  ...goalRegular,
  ...signalRegular,
  ...playRegular,
]
