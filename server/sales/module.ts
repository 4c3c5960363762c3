import { customersOf } from '../customers/customer-set-store.ts'
import { defineModule } from '../platform/modules/define-module.ts'
import { orderMoments } from './orders/moment-store.ts'
import { subscriptionMoments } from './subscriptions/moment-store.ts'
import { jobs, schedule } from './jobs.ts'
import { updateMinorRates } from './rates/rates.ts'
import { sample } from './sample/sample.ts'
import { refreshStandings } from './standings/refresh-store.ts'
import { describeDifferences } from './standings/verify.ts'
import { refreshAndNotify } from './subscriptions/subscriptions.ts'

export const sales = defineModule({
  name: 'sales',
  uses: ['customers'],
  on: {
    'customer.created': ({ db }, { customers }) => refreshStandings(db, customers),
    'customer.merged': async (scope, { from, into, moved }) => {
      const both = customersOf([from, into])
      // A customer without orders leaves the purchases of the other as they are; there may be many at once.
      if (moved.includes('sales_order')) await refreshStandings(scope.db, both)
      if (moved.includes('subscription_change')) await refreshAndNotify(scope, both)
    },
    'settings.changed': async (scope, { before, after }) => {
      if (before.currency !== after.currency) await updateMinorRates(scope, after.currency)
      if (before.currency !== after.currency || before.timeZone !== after.timeZone)
        await scope.jobs.enqueue(scope, 'sales.refresh', {})
    },
  },
  customerTables: {
    sales_order: { onMerge: 'move', onErase: 'keep', keepsCustomer: 'always' },
    refund: { onMerge: 'move', onErase: 'keep' },
    cancellation: { onMerge: 'move', onErase: 'keep' },
    batch_known: { onMerge: 'move', onErase: 'keep' },
    batch_replaced: { onMerge: 'move', onErase: 'delete' },
    // A subscription of which both customers have one of that name is kept apart under a longer name.
    subscription_change: {
      onMerge: { rename: 'subscription', sameIn: ['source', 'subscription'] },
      onErase: { forget: ['reason'] },
      keepsCustomer: 'always',
    },
    purchase: 'derived',
    purchase_standing: 'derived',
    subscription: 'derived',
    revenue_movement: 'derived',
  },
  moments: [orderMoments, subscriptionMoments],
  jobs,
  schedule,
  verify: [{ what: 'Standings', countsCustomers: true, differences: describeDifferences }],
  sample,
})
