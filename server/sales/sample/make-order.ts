import type { Person } from '../../customers/sample/cast.ts'
import type { IncomingOrder } from '../orders/incoming-order.ts'

/** An order with defaults, which `more` overrides. `at` is a day or a time. */
export function makeOrder(
  ref: string | null,
  customer: Person,
  at: string,
  total: number | null,
  more: Partial<IncomingOrder> = {},
): IncomingOrder {
  return {
    ref,
    line: 2,
    customer,
    at: Date.parse(at.length === 10 ? `${at}T10:00:00Z` : at),
    currency: null,
    channel: null,
    country: null,
    products: [],
    productNames: [],
    quantities: [],
    amounts: [],
    total,
    refunded: 0,
    cancelledAt: null,
    ...more,
  }
}
