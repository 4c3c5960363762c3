import { defineModule } from '../platform/modules/define-module.ts'
import { noteMoments } from './notes/moment-store.ts'
import { jobs as portalJobs } from './portal/links/renewal.ts'
import { sweepSessions } from './portal/sessions/sessions.ts'
import { visitMoments } from './portal/visits/moment-store.ts'

export const customers = defineModule({
  name: 'customers',
  uses: [],
  customerTables: {
    contact: { onMerge: 'move', onErase: 'delete', keepsCustomer: 'always' },
    customer_identity: { onMerge: 'move', onErase: 'delete', isLookup: true },
    contact_identity: { onMerge: 'move', onErase: 'delete', isLookup: true },
    note: { onMerge: 'move', onErase: 'delete', keepsCustomer: 'always' },
    portal_key: { onMerge: 'move', onErase: 'delete', isLookup: true },
    portal_link: { onMerge: 'move', onErase: 'delete', keepsCustomer: 'always' },
    portal_session: { onMerge: 'move', onErase: 'delete' },
    portal_visit: { onMerge: 'keep the other', onErase: 'delete', keepsCustomer: 'unless made up' },
  },
  moments: [visitMoments, noteMoments],
  jobs: portalJobs,
  schedule: [{ name: 'portal.sweep', everySeconds: 3600, run: sweepSessions }],
})
