import type { EventHandlers } from '../platform/events/events.ts'
import { requestRecount } from './next-sale/next-products-store.ts'
import { refreshAfterAsk, undoAskOfAction } from './plays.ts'
import { keepAsked, moveAsks } from './store.ts'
import { attributeSales } from '../asks/attribution-store.ts'

type SalesEvent = { batchId?: number | null; everybody?: boolean }

/** A sale that comes after an ask is written to it in the transaction that tells it, and goes with it. */
export const handlers: EventHandlers = {
  atOnce: {
    'sales.recorded': async (scope, { batchId = null }: SalesEvent) => {
      await attributeSales(scope.db, 'touched')
      if (batchId !== null) await requestRecount(scope.db)
    },
    'sales.changed': async (scope, { batchId = null, everybody = false }: SalesEvent) => {
      await attributeSales(scope.db, everybody ? 'everybody' : 'touched')
      if (batchId !== null || everybody) await requestRecount(scope.db)
    },
    'subscriptions.changed': (scope) => attributeSales(scope.db, 'touched'),
    'signals.undone': (scope, { customerId, actionId }: { customerId: number; actionId: number }) =>
      undoAskOfAction(scope, customerId, actionId),
    'customers.forgetting': ({ db }) => keepAsked(db),
    'customer.merged': async (scope, { from, into }: { from: number; into: number }) => {
      await moveAsks(scope.db, from, into)
      await refreshAfterAsk(scope, into)
    },
  },
}
