import { FORMATS, type OrderFormatName } from '../imports/formats.ts'
import type { KnownColumns } from './order-format.ts'

/** A known export with its columns. */
export type KnownExport = KnownColumns & { format: OrderFormatName }

/**
 * Recognises a known export by its header, wherever its columns are.
 *
 * @returns null for any other file: its columns have to be guessed
 * @example recogniseExport(['id', 'Created (UTC)', 'Amount', 'Amount Refunded', 'Status'])?.format // 'stripe payments'
 */
export function recogniseExport(columns: readonly string[]): KnownExport | null {
  for (const format of Object.keys(FORMATS.orders) as OrderFormatName[]) {
    const known = FORMATS.orders[format].recognise(columns)
    if (known) return { format, ...known }
  }
  return null
}
