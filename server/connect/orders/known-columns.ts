import { withoutApostrophe } from './row-amounts.ts'
import type { Grid } from '../table/grid.ts'
import type { Field, Mapping } from './mapping.ts'

/** Where the columns of a known export stand: the first of a column's names that the header has. */
export type ColumnPositions<Name extends string> = Record<Name, number>

/**
 * Looks the columns of a known export up by name, since positions change with plan, language and year.
 *
 * @returns for each column its place, or -1 where the file does not have it.
 * @example columnPositions({ date: ['Created date (UTC)', 'Created (UTC)'] }, ['id', 'Created (UTC)']) // { date: 1 }
 */
export function columnPositions<Name extends string>(
  names: Record<Name, readonly string[]>,
  columns: readonly string[],
): ColumnPositions<Name> {
  const lower = columns.map((column) => column.trim().toLowerCase())
  const place = (aliases: readonly string[]): number =>
    aliases.map((alias) => lower.indexOf(alias.toLowerCase())).find((index) => index >= 0) ?? -1
  return Object.fromEntries(
    Object.entries<readonly string[]>(names).map(([name, aliases]) => [name, place(aliases)]),
  ) as ColumnPositions<Name>
}

/** Which column of a known export holds which field. */
export type FieldColumns<Name extends string> = Partial<Record<Field, Name>>

/** The places of a known export as a mapping, to be shown and corrected. */
export function mappingOfPositions<Name extends string>(
  fields: FieldColumns<Name>,
  places: ColumnPositions<Name>,
): Mapping {
  const pairs = Object.entries<Name>(fields as Record<string, Name>).map(([field, name]) => [
    field,
    places[name],
  ])
  return Object.fromEntries(pairs.filter(([, place]) => Number(place) >= 0))
}

/** The places of a known export with the corrections that its mapping carries. */
export function correctedPositions<Name extends string>(
  mapping: Mapping,
  fields: FieldColumns<Name>,
  places: ColumnPositions<Name>,
): ColumnPositions<Name> {
  const changed = { ...places }
  for (const [field, name] of Object.entries<Name>(fields as Record<string, Name>))
    changed[name] = mapping[field as Field] ?? -1
  return changed
}

/**
 * A trimmed cell, without the apostrophe that only guards it against spreadsheets.
 *
 * @returns '' where the cell is empty or the row ends before it.
 */
export function cellText(grid: Grid, record: number, place: number): string {
  return withoutApostrophe(grid.cell(record, place)?.trim() ?? '')
}
