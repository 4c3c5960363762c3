import { Refusal } from '../../platform/errors/refusal.ts'
import { readHead, type TableHead } from '../table/head.ts'
import { decidePlan, type DecidedPlan } from './decide.ts'
import { recogniseFormat, type KnownColumns } from './format.ts'
import { applyMappingChange, parseMapping, type Mapping } from './mapping.ts'
import type { ColumnGuess, CompanyDefaults, Inspection, Plan, ReadOptions } from './plan.ts'
import { questionsOf } from './questions.ts'
import type { TableKind } from './table-kind.ts'

const SHOWN_ROWS = 20

/**
 * Looks at the head of a file (and, where the order of day and month is not proved there, at the rest of that
 * column) and says how it would be read. Changes nothing.
 *
 * @throws Refusal of the file, 400 `mapping_invalid`, 422 `nothing_readable` for a file without any text.
 */
export async function inspect(
  path: string,
  kind: TableKind,
  options: ReadOptions,
  company: CompanyDefaults,
  signal?: AbortSignal,
): Promise<Inspection> {
  const head = await readHead(path, options, signal)
  const { encoding, separator, preamble, header, columns, rows } = head
  const { name: format, known } = formatOf(kind, columns, options.format)
  const guesses = known ? knownGuesses(kind, known, format) : kind.guess(head)
  const fields = Object.keys(kind.fields)
  const mapping = applyMappingChange(
    mappingOf(guesses),
    options.mapping ? parseMapping(options.mapping, columns, fields) : {},
    fields,
  ) as Plan['mapping']
  const zone = options.zone ?? company.zone
  const undecided = { format, encoding, separator, preamble, header, columns, mapping, zone }
  const numbers = [...kind.numbers.map((field) => mapping[field]), ...(known?.numbers ?? [])]
  const decided = await decidePlan(path, undecided, { rows, numbers }, options, signal)
  return inspectionOf(kind, head, guesses, known, questionsOf(kind, decided, head, options, company), decided)
}

function inspectionOf(
  kind: TableKind,
  head: TableHead,
  guesses: readonly ColumnGuess[],
  known: KnownColumns | null,
  questions: Inspection['questions'],
  { plan }: DecidedPlan,
): Inspection {
  const { bytes, gzip, rows, encodings } = head
  return {
    bytes,
    gzip,
    plan,
    formats: Object.entries(kind.formats).map(([name, { label }]) => ({ name, label })),
    fields: Object.entries(kind.fields).map(([name, label]) => ({ name, label })),
    guesses: guesses.filter(({ field, column }) => plan.mapping[field] === column),
    ignored: ignoredColumns(plan, known),
    leftOut: known ? [] : (kind.leftOut?.(head, plan.mapping) ?? []),
    unsuitable: known ? null : (kind.unsuitable?.(head, plan.mapping) ?? null),
    encodings,
    rows: rows.slice(0, SHOWN_ROWS),
    questions,
  }
}

/** @throws Refusal 400 where the kind has no format with the chosen name */
function formatOf(
  { formats }: Pick<TableKind, 'formats'>,
  columns: readonly string[],
  chosen: string | undefined,
): { name: string; known: KnownColumns | null } {
  if (chosen === undefined) return recogniseFormat(formats, columns)
  const format = formats[chosen]
  if (format) return { name: chosen, known: format.recognise(columns) }
  const names = Object.keys(formats).map((name) => `“${name}”`)
  throw new Refusal(
    400,
    'format_unknown',
    `There is no format “${chosen}”. The formats are: ${names.join(', ')}.`,
  )
}

const mappingOf = (guesses: readonly ColumnGuess[]): Mapping =>
  Object.fromEntries(guesses.map(({ field, column }) => [field, column]))

function knownGuesses(
  { fields }: Pick<TableKind, 'fields'>,
  { mapping }: KnownColumns,
  format: string,
): ColumnGuess[] {
  return Object.keys(fields).flatMap((field): ColumnGuess[] => {
    const column = mapping[field]
    return column === undefined ? [] : [{ field, column, confidence: 'sure', why: `its name in ${format}` }]
  })
}

function ignoredColumns({ columns, mapping }: Plan, known: KnownColumns | null): string[] {
  const read = new Set([...Object.values(mapping), ...(known?.positions ?? [])])
  return columns.filter((_, column) => !read.has(column))
}
