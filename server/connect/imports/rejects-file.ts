import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { csvCell, csvLine } from '../../platform/csv/csv.ts'
import { writeRefusal } from '../../platform/errors/storage.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import type { Reject } from '../table/reject.ts'

/** The first line of every file of rejects, and thereby the names of its columns. */
export const REJECTS_HEADER = csvLine(['line', 'column', 'value', 'reason', 'row'])

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
  for (const { line, column, value, reason, row = null } of rejects)
    lines += `${line},${cell(column)},${cell(value)},${cell(reason)},${csvCell(row)}\r\n`
  return lines
}

/** The path of the file with the rejected rows of an import. */
export const rejectsPath = ({ data }: Pick<Scope, 'data'>, id: number) => `${data}/imports/${id}.rejects.csv`

/**
 * A file of rejects that is being written; it replaces the one before when it is closed. It is written through a handle and
 * not a stream, so that every failure rejects the call that caused it.
 *
 * @throws Refusal 503 when it cannot be written
 */
export async function openRejectsFile(file: string) {
  const partial = `${file}.part`
  const handle = await createPrivate(partial).catch(refuseWrite)
  const end = async (work: () => Promise<void>) => {
    await handle.close()
    await work()
  }
  return {
    async add(rejects: readonly Reject[]): Promise<void> {
      if (rejects.length > 0) await handle.appendFile(rejectLines(rejects)).catch(refuseWrite)
    },
    close: (): Promise<void> => end(() => rename(partial, file)).catch(refuseWrite),
    /** The file before stays. */
    discard: (): Promise<void> => end(() => rm(partial, { force: true })).catch(() => undefined),
  }
}

async function createPrivate(file: string): Promise<FileHandle> {
  await mkdir(path.dirname(file), { recursive: true })
  // A file that exists would keep its mode, and the rows are those of customers.
  await rm(file, { force: true })
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.appendFile(REJECTS_HEADER)
    return handle
  } catch (error) {
    await handle.close().catch(() => undefined)
    throw error
  }
}

function refuseWrite(error: unknown): never {
  throw writeRefusal(error)
}
