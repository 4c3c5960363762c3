import { defineModule } from '../platform/modules/define-module.ts'
import { attributeSales } from './attribution-store.ts'
import { sample } from './sample.ts'
import { verifyAttributions } from './verify.ts'

/** A sale that follows an ask is attributed to it in the transaction that records the sale. */
export const asks = defineModule({
  name: 'asks',
  uses: ['customers', 'sales'],
  on: {
    'customer.merged': ({ db }, { into }) => attributeSales(db, [into]),
    'sales.recorded': ({ db }, { customers }) => attributeSales(db, customers),
    'sales.changed': ({ db }, { customers }) => attributeSales(db, customers),
    'subscriptions.changed': ({ db }, { customers }) => attributeSales(db, customers),
  },
  customerTables: {
    next_sale_ask: {
      onMerge: 'move',
      onErase: { forget: ['reason'] },
      // The sample's asks name nobody of the team.
      keepsCustomer: { where: 'undone_at is null', whereMadeUp: 'undone_at is null and by_user <> by_name' },
    },
  },
  verify: [{ what: 'Asks', differences: verifyAttributions }],
  sample,
})
