import { defineModule } from '../platform/modules/define-module.ts'
import { refresh, refreshChanged } from './detect/detect.ts'
import { isUpToDate, verifySignals } from './detect/verify.ts'
import { signalMoments } from './moment-store.ts'
import { jobs, schedule } from './nightly/jobs.ts'
import { requestReplay } from './record/request.ts'

/** Signals follow from facts, in the transaction in which those change. */
export const signals = defineModule({
  name: 'signals',
  uses: ['customers', 'sales', 'usage', 'goals', 'asks', 'insights'],
  on: {
    'customer.merged': (scope, { into }) => refresh(scope, [into]),
    'sales.recorded': async (scope, { customers, batchId }) => {
      await refreshChanged(scope, customers)
      if (batchId !== null) await requestReplay(scope)
    },
    'sales.changed': async (scope, { customers, batchId }) => {
      await refreshChanged(scope, customers)
      if (batchId !== null || customers === 'everybody') await requestReplay(scope)
    },
    'subscriptions.changed': (scope, { customers }) => refreshChanged(scope, customers),
    'asks.changed': (scope, { customers }) => refreshChanged(scope, customers),
    'usage.recorded': (scope, { customers }) => refreshChanged(scope, customers),
    'goals.changed': (scope, { customers }) => refreshChanged(scope, customers),
  },
  customerTables: {
    signal: 'derived',
    signal_queue: 'derived',
    // What a person did on Today, and their judgement, keep the customer.
    signal_action: {
      onMerge: 'move',
      onErase: { forget: ['details', 'before'] },
      keepsCustomer: { where: 'undone_at is null' },
    },
    judgement: { onMerge: 'move', onErase: 'delete', keepsCustomer: 'always' },
  },
  moments: [signalMoments],
  jobs,
  schedule,
  verify: [{ what: 'Signals', isCurrent: isUpToDate, differences: verifySignals }],
})
