import { undoOfAction } from '../asks/asks.ts'
import type { EventHandlers } from '../platform/events/events.ts'
import { requestRecount } from './next-sale/next-products-store.ts'

type SalesEvent = { batchId?: number | null; everybody?: boolean }

export const handlers: EventHandlers = {
  atOnce: {
    'sales.recorded': async ({ db }, { batchId = null }: SalesEvent) => {
      if (batchId !== null) await requestRecount(db)
    },
    'sales.changed': async ({ db }, { batchId = null, everybody = false }: SalesEvent) => {
      if (batchId !== null || everybody) await requestRecount(db)
    },
    'signals.undone': (scope, { customerId, actionId }: { customerId: number; actionId: number }) =>
      undoOfAction(scope, customerId, actionId),
  },
}
