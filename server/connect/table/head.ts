import { Refusal } from '../../platform/errors/refusal.ts'
import { rowsOf, type Separator } from './delimited.ts'
import { detectEncoding, type EncodingReading } from './detect-encoding.ts'
import { type Encoding, toUtf8 } from './encoding.ts'
import { chunksOf, fileStats } from './file.ts'
import { refuseLongLine, refuseMarkup } from './not-a-table.ts'
import { detectSeparator, hasHeader, preambleOf, refuseWideTable } from './shape.ts'

/** How bytes become cells, as far as somebody chose it; the rest is detected. */
export type TableOptions = {
  encoding?: Encoding
  separator?: Separator
  preamble?: number
  header?: boolean
}

/** The beginning of a file as a table. */
export type TableHead = {
  /** On disk. */
  bytes: number
  gzip: boolean
  encoding: Encoding
  /** How the file would read in each encoding that is about as likely; empty where one is clear. */
  encodings: EncodingReading[]
  separator: Separator
  /** How many rows stand before the table, such as a title. */
  preamble: number
  /** Whether the first row of the table names the columns. */
  header: boolean
  columns: string[]
  /** The first rows below the header. */
  rows: string[][]
}

const HEAD_BYTES = 1 << 20
const SAMPLE_ROWS = 2000

/**
 * Reads the head of a file of delimited text.
 *
 * @throws Refusal of the file, 422 `nothing_readable` for a file without any text, 422 `line_too_long`,
 * `too_many_columns` or `file_kind` for a file that is no table of customers.
 */
export async function readHead(
  path: string,
  options: TableOptions = {},
  signal?: AbortSignal,
): Promise<TableHead> {
  const facts = await fileStats(path)
  const { text, encoding, encodings } = await headText(path, options, signal)
  const separator = options.separator ?? detectSeparator(text)
  refuseWideTable(text, separator, path)
  const records = rowsOf(text, separator, SAMPLE_ROWS)
  const preamble = options.preamble ?? preambleOf(records)
  const first = records[preamble]
  if (!first)
    throw new Refusal(422, 'nothing_readable', `${path} holds no text but blank lines. Export it again.`)
  const header = options.header ?? hasHeader(first)
  return {
    ...facts,
    encoding,
    encodings,
    separator,
    preamble,
    header,
    columns: first.map((name, index) => (header && name.trim()) || `column ${index + 1}`),
    rows: records.slice(preamble + (header ? 1 : 0)),
  }
}

async function headText(
  path: string,
  options: TableOptions,
  signal?: AbortSignal,
): Promise<Pick<TableHead, 'encoding' | 'encodings'> & { text: string }> {
  const parts: Buffer[] = []
  let length = 0
  let isWhole = true
  for await (const { bytes } of chunksOf(path, signal)) {
    parts.push(bytes)
    length += bytes.length
    isWhole = length < HEAD_BYTES
    if (!isWhole) break
  }
  const head = Buffer.concat(parts)
  const detected = detectEncoding(head)
  const encoding = options.encoding ?? detected.encoding
  async function* once() {
    yield { bytes: head, position: 0 }
  }
  let text = ''
  for await (const { bytes } of toUtf8(once(), encoding)) text += bytes.toString('utf8')
  refuseMarkup(text, path)
  const lastLineEnd = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1
  if (!isWhole && lastLineEnd === 0) await refuseLongLine(path, signal)
  return { text: isWhole ? text : text.slice(0, lastLineEnd), encoding, encodings: detected.readings }
}
