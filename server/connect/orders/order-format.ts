import type { FileFormat, KnownColumns } from '../inspection/format.ts'
import type { CompanyDefaults, Plan } from '../inspection/plan.ts'
import { columnPositions, mappingOfPositions, type FieldColumns } from './known-columns.ts'
import type { OrderReader, RowChoices } from './order-reader.ts'

/** How one kind of file of orders is recognised and read. */
export type OrderFormat = FileFormat & {
  reader(plan: Plan, company: CompanyDefaults, choices: RowChoices): OrderReader
}

/** The columns of an export whose column names are known. */
export function knownColumns<Name extends string>(
  names: Record<Name, readonly string[]>,
  fields: FieldColumns<Name>,
  columns: readonly string[],
): KnownColumns {
  const positions = columnPositions(names, columns)
  return {
    mapping: mappingOfPositions(fields, positions),
    positions: Object.values<number>(positions),
  }
}
