import type { Field } from '../imports/queries.ts'

/** What a column can mean, in the order in which people look for it. */
export const FIELD_LABELS: Record<Field, string> = {
  customer: 'Who bought: their number or id',
  email: 'Who bought: e-mail address',
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

export const ALL_FIELDS = Object.keys(FIELD_LABELS) as Field[]

type Mapping = Partial<Record<Field, number>>

/**
 * The column of every field after one column was given another field; null removes it. A field has one column only: the
 * column that had it before loses it.
 *
 * @example remapped({ date: 0 }, 1, 'date').date // 1
 */
export function remapped(
  mapping: Mapping,
  column: number,
  field: Field | null,
): Record<Field, number | null> {
  const next = Object.fromEntries(ALL_FIELDS.map((one) => [one, mapping[one] ?? null])) as Record<
    Field,
    number | null
  >
  for (const one of ALL_FIELDS) if (next[one] === column) next[one] = null
  if (field) next[field] = column
  return next
}

/** What a column means. @example fieldOf({ date: 0 }, 0) // 'date' */
export function fieldOf(mapping: Mapping, column: number): Field | null {
  return ALL_FIELDS.find((field) => mapping[field] === column) ?? null
}
