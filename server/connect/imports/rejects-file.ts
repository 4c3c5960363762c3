import { csvCell, csvLine } from '../../platform/csv/csv.ts'
import type { Reject } from '../orders/plan.ts'

/** The first line of every file of rejects, and thereby the names of its columns. */
export const REJECTS_HEADER = csvLine(['line', 'column', 'value', 'reason'])

/**
 * Writes rejects as CSV, piece by piece, with a header; a cell that would run as a formula is defused. The file can
 * be opened in a spreadsheet, and read back by our own reader.
 */
export async function* rejectsCsv(
  batches: AsyncIterable<readonly Reject[]> | Iterable<readonly Reject[]>,
): AsyncGenerator<string> {
  yield REJECTS_HEADER
  for await (const rejects of batches) {
    if (rejects.length > 0) yield rejectLines(rejects)
  }
}

/** The lines of some rejects, without header. Their columns, reasons and many values are the same few. */
export function rejectLines(rejects: readonly Reject[]): string {
  const cells = new Map<string | null, string>()
  const cell = (value: string | null) => {
    const known = cells.get(value)
    if (known !== undefined) return known
    const written = csvCell(value)
    cells.set(value, written)
    return written
  }
  let lines = ''
  for (const { line, column, value, reason } of rejects)
    lines += `${line},${cell(column)},${cell(value)},${cell(reason)}\r\n`
  return lines
}
