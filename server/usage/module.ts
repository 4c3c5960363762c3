import { customersOf } from '../customers/customer-set-store.ts'
import { defineModule } from '../platform/modules/define-module.ts'
import { verifyUsage } from './usage.ts'
import { loginMoments } from './moment-store.ts'
import { jobs, schedule } from './jobs.ts'
import { mergeDays } from './merge-store.ts'
import { sample } from './sample.ts'
import { refreshUsage } from './standing-store.ts'

export const usage = defineModule({
  name: 'usage',
  uses: ['customers'],
  on: {
    'customer.merged': async ({ db }, { from, into, moved }) => {
      if (moved.includes('usage_day')) await refreshUsage(db, customersOf([from, into]).rows)
    },
    'settings.changed': async (scope, { before, after }) => {
      if (before.timeZone !== after.timeZone) await scope.jobs.enqueue(scope, 'usage.recount', {})
    },
  },
  customerTables: {
    usage_event: { onMerge: 'move', onErase: 'delete', keepsCustomer: 'unless made up' },
    usage_day: { onMerge: { combine: mergeDays }, onErase: 'keep', keepsCustomer: 'unless made up' },
    usage_standing: 'derived',
  },
  moments: [loginMoments],
  jobs,
  schedule,
  verify: [{ what: 'Usage', differences: verifyUsage }],
  sample,
})
