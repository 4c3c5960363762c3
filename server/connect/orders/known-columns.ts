import { withoutApostrophe } from './row-amounts.ts'
import type { Grid } from '../table/grid.ts'
import type { Field, Mapping } from './fields.ts'

/** The position of each column of a known export: that of the first of its names in the header. */
export type ColumnPositions<Name extends string> = Record<Name, number>

/**
 * Looks the columns of a known export up by name, since positions change with plan, language and year.
 *
 * @returns the position of each column, -1 where the file lacks it
 * @example columnPositions({ date: ['Created date (UTC)', 'Created (UTC)'] }, ['id', 'Created (UTC)']) // { date: 1 }
 */
export function columnPositions<Name extends string>(
  names: Record<Name, readonly string[]>,
  columns: readonly string[],
): ColumnPositions<Name> {
  const lower = columns.map((column) => column.trim().toLowerCase())
  const position = (aliases: readonly string[]): number =>
    aliases.map((alias) => lower.indexOf(alias.toLowerCase())).find((index) => index >= 0) ?? -1
  return Object.fromEntries(
    Object.entries<readonly string[]>(names).map(([name, aliases]) => [name, position(aliases)]),
  ) as ColumnPositions<Name>
}

/** Which column of a known export holds which field. */
export type FieldColumns<Name extends string> = Partial<Record<Field, Name>>

/** The columns of a known export as a mapping, which is shown and can be corrected. */
export function mappingOfPositions<Name extends string>(
  fields: FieldColumns<Name>,
  positions: ColumnPositions<Name>,
): Mapping {
  const pairs = Object.entries<Name>(fields as Record<string, Name>).map(([field, name]) => [
    field,
    positions[name],
  ])
  return Object.fromEntries(pairs.filter(([, position]) => Number(position) >= 0))
}

/** The columns of a known export with the corrections of its mapping. */
export function correctedPositions<Name extends string>(
  mapping: Mapping,
  fields: FieldColumns<Name>,
  positions: ColumnPositions<Name>,
): ColumnPositions<Name> {
  const changed = { ...positions }
  for (const [field, name] of Object.entries<Name>(fields as Record<string, Name>))
    changed[name] = mapping[field as Field] ?? -1
  return changed
}

/**
 * A trimmed cell, without the apostrophe that only guards it against spreadsheets.
 *
 * @returns '' where the cell is empty or the row ends before it.
 */
export function cellText(grid: Grid, record: number, position: number): string {
  return withoutApostrophe(grid.cell(record, position)?.trim() ?? '')
}
