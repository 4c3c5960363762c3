import type { Mapping as MappingOf } from '../inspection/mapping.ts'

/** What a column of a file of orders can mean, in the order in which people look for it. */
export const FIELD_LABELS = {
  customer: 'Who bought: their number or id',
  email: 'Who bought: email address',
  name: 'Who bought: name',
  date: 'When: the day, maybe with the time',
  time: 'When: the time of day',
  order: 'Number of the order',
  amount: 'Amount paid',
  price: 'Price of one piece',
  quantity: 'How many pieces',
  currency: 'Currency',
  product: 'Product: number',
  productName: 'Product: name',
  channel: 'Sales channel',
  country: 'Country',
  refunded: 'Amount given back',
  cancelled: 'Cancelled, or when',
}

export type Field = keyof typeof FIELD_LABELS

export const FIELDS = Object.keys(FIELD_LABELS) as Field[]

/** Which column, counted from 0, holds a field. */
export type Mapping = MappingOf<Field>
