import type { DecimalMark } from '../../sales/money/decimal.ts'
import type { DayOrder } from '../table/dates.ts'
import type { inspectionSchema } from './schema.ts'
import type { z } from 'zod'
import { Refusal } from '../../platform/errors/refusal.ts'
import { rowsOf, type Separator } from '../table/delimited.ts'
import { detectEncoding, type Encoding, toUtf8 } from '../table/encoding.ts'
import { chunksOf, fileStats } from '../table/file.ts'
import { FORMATS, orderFormat, type OrderFormatName } from '../imports/formats.ts'
import { recogniseExport } from './recognition.ts'
import { type ColumnGuess, guessMapping, mappingOf } from './guess.ts'
import { applyMappingChange, FIELDS, parseMapping } from './mapping.ts'
import type { CompanyDefaults, Plan } from './plan.ts'
import { questionsOf, decidePlan } from './questions.ts'
import { detectSeparator, hasHeader } from '../table/shape.ts'

/** The chosen options for reading a file; the rest is detected. */
export type ReadOptions = {
  encoding?: Encoding
  separator?: Separator
  header?: boolean
  format?: OrderFormatName
  /** `customer=CustomerID,order=…`: see `parseMapping`. */
  mapping?: string
  dates?: DayOrder
  decimal?: DecimalMark
}

/** What a file is, how it would be read, and which questions are open. */
export type Inspection = z.infer<typeof inspectionSchema>

const HEAD_BYTES = 1 << 20
const SAMPLE_ROWS = 2000
const SHOWN_ROWS = 20

/**
 * Looks at the head of a file (and, where the order of day and month is not proved there, at the rest of that
 * column) and says how it would be read. Changes nothing.
 *
 * @throws Refusal of the file, 400 `mapping_invalid`, 422 `nothing_readable` for a file without any text.
 */
export async function inspect(
  path: string,
  options: ReadOptions,
  company: CompanyDefaults,
  signal?: AbortSignal,
): Promise<Inspection> {
  const facts = await fileStats(path)
  const { text, encoding } = await headOf(path, options, signal)
  const separator = options.separator ?? detectSeparator(text)
  const records = rowsOf(text, separator, SAMPLE_ROWS)
  const first = records[0]
  if (!first)
    throw new Refusal(422, 'nothing_readable', `${path} holds no text but blank lines. Export it again.`)
  const header = options.header ?? hasHeader(first)
  const rows = header ? records.slice(1) : records
  const columns = first.map((name, index) => (header && name.trim()) || `column ${index + 1}`)
  const format = options.format ?? recogniseExport(columns)?.format ?? 'other'
  const guesses = guessesFor(format, columns, rows, header)
  const mapping = applyMappingChange(
    mappingOf(guesses),
    options.mapping ? parseMapping(options.mapping, columns) : {},
  )
  const undecided = { format, encoding, separator, header, columns, mapping, dates: null, decimal: null }
  const decided = await decidePlan(path, undecided, rows, options, signal)
  return {
    ...facts,
    plan: decided.plan,
    guesses: guesses.filter(({ field, column }) => mapping[field] === column),
    ignored: ignoredColumns(decided.plan),
    rows: rows.slice(0, SHOWN_ROWS),
    questions: questionsOf(decided, rows, company),
  }
}

function guessesFor(
  format: OrderFormatName,
  columns: string[],
  rows: string[][],
  header: boolean,
): ColumnGuess[] {
  const known = FORMATS.orders[format].recognise(columns)
  if (!known) return guessMapping(columns, rows, header)
  return FIELDS.flatMap((field): ColumnGuess[] => {
    const column = known.mapping[field]
    return column === undefined ? [] : [{ field, column, confidence: 'sure', why: `its name in ${format}` }]
  })
}

function ignoredColumns({ columns, mapping, format }: Plan): string[] {
  const read = new Set(Object.values(mapping))
  for (const position of orderFormat(format).recognise(columns)?.positions ?? []) read.add(position)
  return columns.filter((_, column) => !read.has(column))
}

async function headOf(
  path: string,
  options: ReadOptions,
  signal?: AbortSignal,
): Promise<{ text: string; encoding: Encoding }> {
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
  const encoding = options.encoding ?? detectEncoding(head)
  async function* once() {
    yield { bytes: head, position: 0 }
  }
  let text = ''
  for await (const { bytes } of toUtf8(once(), encoding)) text += bytes.toString('utf8')
  return {
    text: isWhole ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1),
    encoding,
  }
}
