import type { FieldColumns } from '../known-columns.ts'

/** The columns of Shopify's orders export that are read, with their names over the years. */
export const SHOPIFY = {
  name: ['Name'],
  id: ['Id'],
  email: ['Email'],
  phone: ['Phone', 'Billing Phone', 'Shipping Phone'],
  person: ['Billing Name', 'Shipping Name'],
  date: ['Created at'],
  currency: ['Currency'],
  total: ['Total'],
  refunded: ['Refunded Amount'],
  cancelled: ['Cancelled at'],
  channel: ['Source'],
  shippingCountry: ['Shipping Country'],
  billingCountry: ['Billing Country'],
  quantity: ['Lineitem quantity'],
  product: ['Lineitem sku'],
  productName: ['Lineitem name'],
  price: ['Lineitem price'],
  discount: ['Lineitem discount'],
} as const

export type ShopifyColumn = keyof typeof SHOPIFY

/** The columns of the export that can be corrected; Name and Id, which hold its orders together, cannot. */
export const SHOPIFY_FIELDS: FieldColumns<ShopifyColumn> = {
  email: 'email',
  customer: 'phone',
  name: 'person',
  date: 'date',
  quantity: 'quantity',
  price: 'price',
  amount: 'total',
  currency: 'currency',
  channel: 'channel',
  country: 'shippingCountry',
  product: 'product',
  productName: 'productName',
  refunded: 'refunded',
  cancelled: 'cancelled',
}
