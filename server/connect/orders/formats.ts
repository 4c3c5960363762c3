import { type FieldPlaces, mappingFrom, placesOf } from './known-columns.ts'
import type { Mapping } from './mapping.ts'
import type { Format } from './plan.ts'
import { isShopify, SHOPIFY, SHOPIFY_FIELDS } from './shopify.ts'
import { isStripe, STRIPE, STRIPE_FIELDS } from './stripe.ts'

/** A known export: what is read of it as fields, and every place that is read. */
export type Fixed = { format: Format; mapping: Mapping; places: number[] }

/**
 * Recognises a known export by its header, wherever its columns stand.
 *
 * @returns null: any other file, whose columns have to be guessed.
 * @example fixedColumns(['id', 'Created (UTC)', 'Amount', 'Amount Refunded', 'Status'])?.format // 'stripe payments'
 */
export function fixedColumns(columns: readonly string[]): Fixed | null {
  if (isShopify(columns)) return fixed('shopify orders', SHOPIFY, SHOPIFY_FIELDS, columns)
  return isStripe(columns) ? fixed('stripe payments', STRIPE, STRIPE_FIELDS, columns) : null
}

function fixed<Name extends string>(
  format: Format,
  names: Record<Name, readonly string[]>,
  fields: FieldPlaces<Name>,
  columns: readonly string[],
): Fixed {
  const places = placesOf(names, columns)
  return { format, mapping: mappingFrom(fields, places), places: Object.values<number>(places) }
}
