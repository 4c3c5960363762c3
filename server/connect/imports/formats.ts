import type { OrderFormat } from '../orders/order-format.ts'
import { mappedOrders } from '../orders/mapped-reader.ts'
import { shopifyOrders } from '../orders/shopify.ts'
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

export type OrderFormatName = keyof typeof FORMATS.orders
export type ReadingsFormatName = keyof typeof FORMATS.readings

export const ORDER_FORMAT_NAMES = Object.keys(FORMATS.orders) as OrderFormatName[]

/** The format of a stored plan. */
export const orderFormat = (name: string): OrderFormat =>
  (FORMATS.orders as Record<string, OrderFormat>)[name] ?? FORMATS.orders.other

/** The first format that recognises a header; the last one where none does. */
export function recogniseSheet<
  Format extends { recognise(columns: readonly string[]): boolean },
  Name extends string,
>(formats: Record<Name, Format>, columns: readonly string[]): { name: Name; format: Format } {
  const all = Object.entries<Format>(formats) as [Name, Format][]
  const match = all.find(([, format]) => format.recognise(columns)) ?? all.at(-1)
  if (!match) throw new Error('A kind of import has no format.')
  return { name: match[0], format: match[1] }
}
