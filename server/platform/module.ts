import { verifyAudit } from './audit/audit-store.ts'
import { deleteExpired } from './jobs/cleanup-store.ts'
import { jobs, schedule } from './mail/jobs.ts'
import { defineModule } from './modules/define-module.ts'

export const platform = defineModule({
  name: 'platform',
  uses: [],
  customerTables: {
    mail: {
      onMerge: 'move',
      onErase: { forget: ['recipient', 'subject', 'body_text', 'body_html', 'headers', 'secret'] },
      isLookup: true,
    },
  },
  jobs,
  schedule: [{ name: 'sweep', everySeconds: 3600, run: deleteExpired }, ...schedule],
  verify: [{ what: 'The audit log', differences: verifyAudit }],
})
