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
  report({ phase: 'Comparing with what is known', rows, bytes })
  return sheet
}
