import { placesOf } from './fixed.ts'
import type { Mapping } from './mapping.ts'
import type { Format } from './plan.ts'
import { isShopify, SHOPIFY } from './shopify.ts'
import { isStripe, STRIPE } from './stripe.ts'

/** A known export: what is read of it as fields, and every place that is read. */
export type Fixed = { format: Format; mapping: Mapping; places: number[] }

/**
 * Recognises a known export by its header, wherever its columns stand.
 *
 * @returns null: any other file, whose columns have to be guessed.
 * @example fixedColumns(['id', 'Created (UTC)', 'Amount', 'Amount Refunded', 'Status'])?.format // 'stripe payments'
 */
export function fixedColumns(columns: readonly string[]): Fixed | null {
  if (isShopify(columns)) return shopify(columns)
  return isStripe(columns) ? stripe(columns) : null
}

function shopify(columns: readonly string[]): Fixed {
  const at = placesOf<keyof typeof SHOPIFY>(SHOPIFY, columns)
  const mapping = present({
    email: at.email,
    customer: at.phone,
    name: at.person,
    order: at.id >= 0 ? at.id : at.name,
    date: at.date,
    quantity: at.quantity,
    price: at.price,
    amount: at.total,
    currency: at.currency,
    channel: at.channel,
    country: at.shippingCountry >= 0 ? at.shippingCountry : at.billingCountry,
    product: at.product,
    productName: at.productName,
    refunded: at.refunded,
    cancelled: at.cancelled,
  })
  return { format: 'shopify orders', mapping, places: Object.values(at) }
}

function stripe(columns: readonly string[]): Fixed {
  const at = placesOf<keyof typeof STRIPE>(STRIPE, columns)
  const mapping = present({
    email: at.email,
    customer: at.customer,
    name: at.person,
    order: at.id,
    date: at.date,
    amount: at.amount,
    currency: at.currency,
    productName: at.description,
    refunded: at.refunded,
  })
  return { format: 'stripe payments', mapping, places: Object.values(at) }
}

function present(mapping: Mapping): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([, place]) => place >= 0))
}
