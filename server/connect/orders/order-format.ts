import type { ColumnPositions, FieldColumns } from './known-columns.ts'
import { columnPositions, mappingOfPositions } from './known-columns.ts'
import type { Mapping } from './mapping.ts'
import type { CompanyDefaults, OrderReader, Plan } from './plan.ts'

/** The columns of a known export: which holds which field, and every position that is read. */
export type KnownColumns = { mapping: Mapping; positions: number[] }

/** How one kind of file of orders is recognised and read. */
export type OrderFormat = {
  /** The default source of such a file. */
  source: string
  /** @returns null where the header is not that of this export */
  recognise(columns: readonly string[]): KnownColumns | null
  reader(plan: Plan, company: CompanyDefaults): OrderReader
  /** Whether all times are UTC, so that the time zone is not a question. */
  isUtc?: boolean
  /** Questions that every such file leaves open. */
  question?: { about: 'payments'; text: string }
}

/** The columns of an export whose column names are known. */
export function knownColumns<Name extends string>(
  names: Record<Name, readonly string[]>,
  fields: FieldColumns<Name>,
  columns: readonly string[],
): KnownColumns {
  const positions: ColumnPositions<Name> = columnPositions(names, columns)
  return {
    mapping: mappingOfPositions(fields, positions),
    positions: Object.values<number>(positions),
  }
}
