import { mappedOrders } from '../orders/mapped-reader.ts'
import type { OrderFormat } from '../orders/order-format.ts'
import { shopifyOrders } from '../orders/shopify/shopify.ts'
import { stripePayments } from '../orders/stripe.ts'
import type { ReadingsFormat } from '../readings/cells.ts'
import { mailchimpCampaigns } from '../readings/mailchimp.ts'
import { readingsTable } from '../readings/table.ts'
import { changesTable, type SubscriptionsFormat } from '../subscriptions/table.ts'

/**
 * Every file format that can be imported, by the kind of record that it contains. A new format is one line here and a
 * file of its own. Formats are tried in this order; the last of a kind accepts what no other recognises.
 */
export const FORMATS = {
  orders: {
    'shopify orders': shopifyOrders,
    'stripe payments': stripePayments,
    other: mappedOrders,
  },
  readings: {
    'mailchimp campaigns': mailchimpCampaigns,
    table: readingsTable,
  },
  subscriptions: {
    table: changesTable,
  },
} satisfies {
  orders: Record<string, OrderFormat>
  readings: Record<string, ReadingsFormat>
  subscriptions: Record<string, SubscriptionsFormat>
}

/** The format of a stored plan. */
export const orderFormat = (name: string): OrderFormat =>
  (FORMATS.orders as Record<string, OrderFormat>)[name] ?? FORMATS.orders.other

/** The format of a stored plan. */
export const readingsFormat = (name: string): ReadingsFormat =>
  (FORMATS.readings as Record<string, ReadingsFormat>)[name] ?? FORMATS.readings.table

/** The format of a stored plan. */
export const subscriptionsFormat = (name: string): SubscriptionsFormat =>
  (FORMATS.subscriptions as Record<string, SubscriptionsFormat>)[name] ?? FORMATS.subscriptions.table
