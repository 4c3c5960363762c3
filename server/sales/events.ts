import type { CustomerSet } from '../customers/customer-set-store.ts'

declare module '../platform/events/event-map.ts' {
  interface EventMap {
    'sales.recorded': { source: string; batchId: number | null; customers: CustomerSet }
    'sales.changed': { batchId: number | null; customers: CustomerSet | 'everybody' }
    'subscriptions.changed': { batchId: number | null; customers: CustomerSet | 'everybody' }
  }
}
