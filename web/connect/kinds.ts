import type { KindPages } from './kind-pages.ts'
import { orderPages } from './orders/pages.tsx'
import { readingPages } from './readings/pages.tsx'
import { subscriptionPages } from './subscriptions/pages.tsx'

/** What the pages show for each kind of file, in the order in which they name them. */
export const KIND_PAGES: Partial<Record<string, KindPages>> = {
  orders: orderPages,
  subscriptions: subscriptionPages,
  readings: readingPages,
}
