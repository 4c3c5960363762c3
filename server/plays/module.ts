import { undoOfAction } from '../asks/asks.ts'
import { defineModule } from '../platform/modules/define-module.ts'
import { schedule } from './jobs.ts'
import { requestRecount } from './next-sale/next-products-store.ts'

export const plays = defineModule({
  name: 'plays',
  uses: ['customers', 'sales', 'asks', 'signals', 'insights'],
  on: {
    'sales.recorded': async ({ db }, { batchId }) => {
      if (batchId !== null) await requestRecount(db)
    },
    'sales.changed': async ({ db }, { batchId, customers }) => {
      if (batchId !== null || customers === 'everybody') await requestRecount(db)
    },
    'signals.undone': (scope, { customerId, actionId }) => undoOfAction(scope, customerId, actionId),
  },
  schedule,
})
