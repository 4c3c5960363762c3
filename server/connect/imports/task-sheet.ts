import { ROW_CHARACTERS, type Reject } from '../table/reject.ts'
import { readSheet, type Sheet } from '../table/sheet.ts'
import type { ImportSink, ImportTask } from './define-kind.ts'

/** All rows of a file whose kind stages nothing, with its progress. */
export async function readTaskSheet(
  { path, plan, bytes }: Pick<ImportTask, 'path' | 'plan' | 'bytes'>,
  { report }: Pick<ImportSink, 'report'>,
): Promise<Sheet> {
  const sheet = await readSheet(path, plan, (rows, bytes) =>
    report({ phase: 'Reading the file', rows, bytes }),
  )
  const rows = sheet.rows.length + sheet.rejects.length
  report({ phase: 'Comparing with existing data', rows, bytes })
  return sheet
}

/** Rejects with the rows of the sheet to which they belong. */
export function withRows(
  rejects: readonly Reject[],
  { rows }: Pick<Sheet, 'rows'>,
  { separator }: Pick<ImportTask['plan'], 'separator'>,
): Reject[] {
  const byLine = new Map(rows.map(({ line, cells }) => [line, cells]))
  return rejects.map((reject) => {
    const cells = byLine.get(reject.line)
    return cells ? { ...reject, row: rowText(cells, separator) } : reject
  })
}

/** Not defused yet: that happens where the rejects are written. */
const rowText = (cells: readonly string[], separator: string): string =>
  cells
    .map((cell) =>
      cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(separator)
    .slice(0, ROW_CHARACTERS)
