import { Refusal } from '../../platform/errors/refusal.ts'
import { records, type Separator } from './delimited.ts'
import { type Encoding, toUtf8 } from './encoding.ts'
import { chunksOf } from './file.ts'
import { owned } from './grid.ts'
import type { Reject } from './reject.ts'

/** How much of a file is held in memory. */
export type SheetLimits = { rows: number; characters: number }

const LIMITS: SheetLimits = { rows: 200_000, characters: 100_000_000 }

/** A row with the line of the file on which it begins. */
export type Row = { line: number; cells: string[] }

/** How many rows stand above the first one of the table: those before its header, and the header. */
export const rowsAbove = ({ preamble, header }: Pick<SheetShape, 'preamble' | 'header'>): number =>
  preamble + (header ? 1 : 0)

/** All rows of a file, and what cannot be split into cells. */
export type Sheet = { rows: Row[]; rejects: Reject[] }

/** How a file is split into cells, and the names of its columns. */
export type SheetShape = {
  encoding: Encoding
  separator: Separator
  preamble: number
  header: boolean
  columns: readonly string[]
}

/**
 * A whole file of delimited text in memory, as rows with their lines. Rows without any text are left out.
 *
 * @param report how far the file has been read
 * @throws Refusal of the file, 422 `nothing_readable` when it holds no row below its header, 422 `too_many_rows` or
 * `too_much_text`
 */
export async function readSheet(
  path: string,
  shape: SheetShape,
  report: (rows: number, bytes: number) => void = () => undefined,
  limits: SheetLimits = LIMITS,
): Promise<Sheet> {
  const sheet: Sheet = { rows: [], rejects: [] }
  let above = rowsAbove(shape)
  let characters = 0
  for await (const grid of records(toUtf8(chunksOf(path), shape.encoding), shape.separator)) {
    characters += grid.text.length
    if (characters > limits.characters)
      throw new Refusal(
        422,
        'too_much_text',
        `The file holds more than ${Math.floor(limits.characters / 1e6)} million characters. Cut it into several.`,
      )
    const skipped = Math.min(above, grid.count)
    above -= skipped
    for (let record = skipped; record < grid.count; record++) {
      const cells = grid.cells(record).map(owned)
      if (cells.some((cell) => cell.trim() !== '')) sheet.rows.push({ line: grid.lines[record]!, cells })
    }
    for (const { line, column, value, reason } of grid.faults)
      sheet.rejects.push({ line, column: columnName(column, shape), value, reason })
    if (sheet.rows.length > limits.rows)
      throw new Refusal(
        422,
        'too_many_rows',
        `The file has more than ${limits.rows} rows. Cut it into several.`,
      )
    report(sheet.rows.length + sheet.rejects.length, grid.position)
  }
  if (sheet.rows.length > 0 || sheet.rejects.length > 0) return sheet
  throw new Refusal(422, 'nothing_readable', `${path} holds no rows below its header. Export it again.`)
}

const columnName = (column: number | null, { columns }: SheetShape): string | null =>
  column === null ? null : (columns[column] ?? `column ${column + 1}`)
