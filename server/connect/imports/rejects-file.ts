import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { csvCell, csvLine } from '../../platform/csv/csv.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import type { Reject } from '../table/reject.ts'

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

/** The lines of some rejects, without header. Columns, reasons and many values repeat, so each is formatted once. */
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

/** The path of the file with the rejected rows of an import. */
export const rejectsPath = ({ data }: Pick<Scope, 'data'>, id: number) => `${data}/imports/${id}.rejects.csv`

/** A file of rejects that is being written; it replaces the one before when it is closed. */
export async function openRejectsFile(file: string) {
  await mkdir(path.dirname(file), { recursive: true })
  const partial = `${file}.part`
  // A file that exists would keep its mode, and the rows are those of customers.
  await rm(partial, { force: true })
  const stream = createWriteStream(partial, { mode: 0o600 })
  stream.write(REJECTS_HEADER)
  return {
    async add(rejects: readonly Reject[]): Promise<void> {
      if (rejects.length > 0 && !stream.write(rejectLines(rejects)))
        await new Promise((resolve) => stream.once('drain', resolve))
    },
    async close(): Promise<void> {
      await new Promise((resolve) => stream.end(resolve))
      await rename(partial, file)
    },
    /** The file before stays. */
    async discard(): Promise<void> {
      await new Promise((resolve) => stream.end(resolve))
      await rm(partial, { force: true })
    },
  }
}
