import type { CustomerSet } from '../customers/customer-set-store.ts'

declare module '../platform/events/event-map.ts' {
  interface EventMap {
    'goals.changed': { customers: CustomerSet }
    /** The import of a file of readings was undone. */
    'readings.undone': { batchId: number }
  }
}
