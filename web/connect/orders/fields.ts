import type { Field } from '../imports/queries.ts'

/** The fields that a column can have, in the order in which people look for them. */
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
 * Assigns a field to a column; null removes the field. A field has only one column: the
 * previous column loses it.
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

/** The field of a column. @example fieldOf({ date: 0 }, 0) // 'date' */
export function fieldOf(mapping: Mapping, column: number): Field | null {
  return ALL_FIELDS.find((field) => mapping[field] === column) ?? null
}
