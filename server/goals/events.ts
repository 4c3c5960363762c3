import type { CustomerSet } from '../customers/customer-set-store.ts'

declare module '../platform/events/event-map.ts' {
  interface EventMap {
    'goals.changed': { customers: CustomerSet }
  }
}
