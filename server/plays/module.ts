import type { Answers } from '../platform/events/events.ts'
import { countAgain } from './next-sale/next-products-store.ts'
import { follow, undone } from './plays.ts'
import { keepAsked, moveAsks } from './store.ts'
import { tie } from '../asks/attribution-store.ts'

type Told = { batchId?: number | null; everybody?: boolean }

/** A sale that comes after an ask is written to it in the transaction that tells it, and goes with it. */
export const answers: Answers = {
  atOnce: {
    'sales.recorded': async (scope, { batchId = null }: Told) => {
      await tie(scope.db, 'touched')
      if (batchId !== null) await countAgain(scope.db)
    },
    'sales.changed': async (scope, { batchId = null, everybody = false }: Told) => {
      await tie(scope.db, everybody ? 'everybody' : 'touched')
      if (batchId !== null || everybody) await countAgain(scope.db)
    },
    'subscriptions.changed': (scope) => tie(scope.db, 'touched'),
    'signals.undone': (scope, { customerId, actionId }: { customerId: number; actionId: number }) =>
      undone(scope, customerId, actionId),
    'customers.forgetting': ({ db }) => keepAsked(db),
    'customer.merged': async (scope, { from, into }: { from: number; into: number }) => {
      await moveAsks(scope.db, from, into)
      await follow(scope, into)
    },
  },
}
