import { readFile } from 'node:fs/promises'
import { Refusal } from '../../platform/errors/refusal.ts'
import { records } from './delimited.ts'
import { detectEncoding, toUtf8 } from './encoding.ts'
import { refuseUnsupportedKinds } from './file.ts'
import { owned } from './grid.ts'
import type { Reject } from './reject.ts'
import { detectSeparator } from './shape.ts'

export const LARGEST_FILE = 20 * 1024 * 1024
const MOST_ROWS = 200_000
const HEAD_BYTES = 1 << 20

/** A row with the line of the file on which it begins. */
export type Row = { line: number; cells: string[] }

export type Sheet = { columns: string[]; rows: Row[]; rejects: Reject[] }

/**
 * A whole file of delimited text as rows with their lines. What cannot be split into cells is rejected.
 *
 * @throws Refusal 422 when it is no delimited text, holds no row below its header, or too many
 */
export async function readSheet(bytes: Buffer): Promise<Sheet> {
  refuseUnsupportedKinds(bytes, 'The file')
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    throw new Refusal(422, 'file_kind', 'The file is packed with gzip. Unpack it and send what is inside.')
  const encoding = detectEncoding(bytes.subarray(0, HEAD_BYTES))
  const chunks = async function* () {
    yield { bytes, position: bytes.length }
  }
  let head = ''
  for await (const chunk of toUtf8(chunks(), encoding))
    head ||= chunk.bytes.subarray(0, HEAD_BYTES).toString('utf8')
  const rows: Row[] = []
  const rejects: Reject[] = []
  for await (const grid of records(toUtf8(chunks(), encoding), detectSeparator(head))) {
    for (let record = 0; record < grid.count; record++)
      rows.push({ line: grid.lines[record]!, cells: grid.cells(record).map(owned) })
    for (const { line, value, reason } of grid.faults) rejects.push({ line, column: null, value, reason })
    if (rows.length > MOST_ROWS)
      throw new Refusal(
        422,
        'too_many_rows',
        `The file has more than ${MOST_ROWS} rows. Cut it into several.`,
      )
  }
  const [first, ...rest] = rows
  const filled = rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (!first || (filled.length === 0 && rejects.length === 0))
    throw new Refusal(422, 'nothing_readable', 'The file holds no rows below its header. Export it again.')
  return { columns: first.cells.map((cell) => cell.trim()), rows: filled, rejects }
}

/** The bytes of a file that is read as a whole. */
export const contentOf = ({ content, path }: { content: Buffer | null; path: string }): Promise<Buffer> =>
  content ? Promise.resolve(content) : readFile(path)
