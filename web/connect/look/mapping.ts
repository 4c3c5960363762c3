type Mapping = Readonly<Record<string, number>>

/**
 * Assigns a field to a column; null removes the field. A field has only one column: the
 * previous column loses it.
 *
 * @param fields all fields that a file of this kind can have
 * @example remapped({ date: 0 }, ['customer', 'date'], 1, 'date') // { customer: null, date: 1 }
 */
export function remapped(
  mapping: Mapping,
  fields: readonly string[],
  column: number,
  field: string | null,
): Record<string, number | null> {
  const kept = fields.map((one) => [one, mapping[one] === column ? null : (mapping[one] ?? null)])
  return { ...Object.fromEntries(kept), ...(field === null ? {} : { [field]: column }) }
}

/** The field of a column. @example fieldOf({ date: 0 }, 0) // 'date' */
export function fieldOf(mapping: Mapping, column: number): string | null {
  return Object.keys(mapping).find((field) => mapping[field] === column) ?? null
}
