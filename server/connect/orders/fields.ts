import type { Mapping as MappingOf } from '../inspection/mapping.ts'

/** What a column of a file of orders can mean, in the order in which people look for it. */
export const FIELD_LABELS = {
  customer: 'Customer: number or id',
  email: 'Customer: email address',
  name: 'Customer: name',
  date: 'Date, with or without time',
  time: 'Time of day',
  order: 'Order number',
  amount: 'Amount paid',
  price: 'Unit price',
  quantity: 'Quantity',
  currency: 'Currency',
  product: 'Product number',
  productName: 'Product name',
  channel: 'Sales channel',
  country: 'Country',
  refunded: 'Amount refunded',
  cancelled: 'Cancelled (yes or date)',
}

export type Field = keyof typeof FIELD_LABELS

export const FIELDS = Object.keys(FIELD_LABELS) as Field[]

/** Which column, counted from 0, holds a field. */
export type Mapping = MappingOf<Field>
