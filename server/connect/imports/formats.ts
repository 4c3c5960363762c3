import type { OrderFormat } from '../orders/format.ts'
import { mappedOrders } from '../orders/mapped-reader.ts'
import { shopifyOrders } from '../orders/shopify.ts'
import { stripePayments } from '../orders/stripe.ts'

/**
 * Every file that can be imported, by the kind of record that it brings. A new format is one line here and a file of its
 * own. Formats are tried in this order; the last of a kind reads what no other recognises.
 */
export const FORMATS = {
  orders: {
    'shopify orders': shopifyOrders,
    'stripe payments': stripePayments,
    other: mappedOrders,
  },
} satisfies { orders: Record<string, OrderFormat> }

export type OrderFormatName = keyof typeof FORMATS.orders

export const ORDER_FORMAT_NAMES = Object.keys(FORMATS.orders) as OrderFormatName[]

/** The format of a stored plan. */
export const orderFormat = (name: string): OrderFormat =>
  (FORMATS.orders as Record<string, OrderFormat>)[name] ?? FORMATS.orders.other
