import { type FieldColumns, mappingOfPositions, columnPositions } from './known-columns.ts'
import type { Mapping } from './mapping.ts'
import type { Format } from './plan.ts'
import { isShopify, SHOPIFY, SHOPIFY_FIELDS } from './shopify.ts'
import { isStripe, STRIPE, STRIPE_FIELDS } from './stripe.ts'

/** A known export: what is read of it as fields, and every place that is read. */
export type KnownExport = { format: Format; mapping: Mapping; positions: number[] }

/**
 * Recognises a known export by its header, wherever its columns stand.
 *
 * @returns null: any other file, whose columns have to be guessed.
 * @example recogniseExport(['id', 'Created (UTC)', 'Amount', 'Amount Refunded', 'Status'])?.format // 'stripe payments'
 */
export function recogniseExport(columns: readonly string[]): KnownExport | null {
  if (isShopify(columns)) return knownExport('shopify orders', SHOPIFY, SHOPIFY_FIELDS, columns)
  return isStripe(columns) ? knownExport('stripe payments', STRIPE, STRIPE_FIELDS, columns) : null
}

function knownExport<Name extends string>(
  format: Format,
  names: Record<Name, readonly string[]>,
  fields: FieldColumns<Name>,
  columns: readonly string[],
): KnownExport {
  const places = columnPositions(names, columns)
  return { format, mapping: mappingOfPositions(fields, places), positions: Object.values<number>(places) }
}
