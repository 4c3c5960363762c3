import type { CustomerSet } from './customer-set-store.ts'

declare module '../platform/events/event-map.ts' {
  interface EventMap {
    'customer.created': { customers: CustomerSet }
    /** The facts have moved already; `moved` names the tables of which rows did. */
    'customer.merged': { from: number; into: number; moved: readonly string[] }
  }
}
