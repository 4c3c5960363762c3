import type { EventHandlers } from '../platform/events/events.ts'
import { merge } from './asks.ts'
import { attributeSales } from './attribution-store.ts'
import { keepAskedCustomers } from './store.ts'

/** A sale that follows an ask is attributed to it in the transaction that records the sale. */
export const handlers: EventHandlers = {
  atOnce: {
    'sales.recorded': ({ db }) => attributeSales(db, 'touched'),
    'sales.changed': ({ db }, { everybody = false }: { everybody?: boolean }) =>
      attributeSales(db, everybody ? 'everybody' : 'touched'),
    'subscriptions.changed': ({ db }) => attributeSales(db, 'touched'),
    'customers.forgetting': ({ db }) => keepAskedCustomers(db),
    'customer.merged': (scope, { from, into }: { from: number; into: number }) => merge(scope, from, into),
  },
}
