import { z } from 'zod'
import * as customers from '../../customers/customers.ts'
import { findCustomers } from '../../customers/identity/lookup-store.ts'
import type { Metric } from '../../goals/metrics/schema.ts'
import { beginBatch, endBatch, importReadings, undoBatch } from '../../goals/imports/imports.ts'
import { lock } from '../../platform/database/locks-store.ts'
import { ensureTemplateMetric, metrics } from '../../goals/metrics/metrics.ts'
import { templateOf } from '../../goals/templates/catalogue.ts'
import { actorDisplayName, inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { isTimeZone } from '../../platform/settings/schema.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { importAtOnce, tryAtOnce } from '../imports/at-once.ts'
import { FORMATS, recogniseSheet, type ReadingsFormatName } from '../imports/formats.ts'
import type { ImportKind, ImportOutcome, ImportSink, ImportTask } from '../imports/flow.ts'
import { conventionsOf } from '../table/conventions.ts'
import { dateReader, type DayOrder } from '../table/dates.ts'
import { VALUE_CHARACTERS, type Reject } from '../table/reject.ts'
import { contentOf, readSheet } from '../table/sheet.ts'
import type { ReadingCells, ReadingsFormat } from './cells.ts'
import { parseCells, type KnownMetric } from './parse.ts'

/** What may be chosen for a file of readings. */
export const readingsFileOptions = z.strictObject({
  filename: z.string().trim().min(1).max(300).default('readings.csv'),
  /** The customer of the whole file; without it, a column names them. */
  customer: z.coerce.number().int().positive().optional(),
  /** The key of the metric of the whole file; without it, a column names it. */
  metric: z.string().max(100).optional(),
  /** The time zone of times without one; without it, the company's. */
  zone: z.string().refine(isTimeZone, 'is not a time zone; it looks like Europe/Berlin').optional(),
  dates: z.enum(['day first', 'month first']).optional(),
  dry: z.stringbool().default(false),
})
export type ReadingsFileOptions = z.output<typeof readingsFileOptions>

/** How a file of readings was read, where it leaves that open, and the result. */
type Details = {
  format: ReadingsFormatName
  counts: { told: number; known: number; left: number }
  zone: string
  dates: DayOrder
  isOrderProved: boolean
}

/** The result of a file of readings or of its dry run. `batchId` undoes it; null when nothing was written. */
export type ReadingsFileResult = Details & { batchId: number | null; rejects: Reject[] }

type Task = ImportTask<ReadingsFileOptions>

/** Files of readings: Mailchimp's report of campaigns, or any table with customer, metric, date and value. */
export const readingFiles: ImportKind<ReadingsFileOptions, Details> = {
  name: 'readings',
  stage: (scope, task, sink) => run(scope, { ...task, id: null }, sink),
  write: run,
  undo: undoBatch,
}

/**
 * Imports a file of readings at once, or says what importing it would do.
 *
 * @throws Refusal 422 when a needed column is missing, 404 when there is no such customer
 */
export async function importReadingsFile(
  scope: Scope,
  content: Buffer,
  options: ReadingsFileOptions,
): Promise<ReadingsFileResult> {
  const file = { filename: options.filename, source: 'file', content, options }
  const run = options.dry ? tryAtOnce : importAtOnce
  const { importId, details, rejects } = await run(scope, readingFiles, file)
  return { ...details, batchId: importId, rejects }
}

/** Without an import it only counts. */
async function run(scope: Scope, task: Task, sink: ImportSink): Promise<ImportOutcome<Details>> {
  const { id, options } = task
  const sheet = await readSheet(await contentOf(task))
  const { name, format } = recogniseSheet<ReadingsFormat, ReadingsFormatName>(FORMATS.readings, sheet.columns)
  const defaults = { customer: options.customer !== undefined, metric: options.metric ?? null }
  const cells = format.read(sheet.columns, sheet.rows, defaults)
  const { mark, ...conventions } = conventionsOf(
    { dates: cells.map(({ date }) => date), numbers: cells.map(({ value }) => value) },
    options,
  )
  const settings = await getSettings(scope)
  const zone = options.zone ?? settings.timeZone
  return inTransaction(scope, async (scope) => {
    await lock(scope.db, 'goals')
    if (id !== null) {
      for (const key of format.metrics ?? []) await ensureTemplateMetric(scope, templateOf(key)!)
      await beginBatch(scope, id, task.filename)
    }
    const all = [...(await metrics(scope)), ...(id === null ? dryRunMetrics(format) : [])]
    const { ready, rejects } = parseCells(cells, {
      customerIds: await customerIdsOf(scope, cells, options),
      metrics: all,
      readDate: dateReader(conventions.dates, zone, scope.now.getTime()),
      mark,
      currency: settings.currency,
    })
    const { told, known, faults } = await importReadings(
      scope,
      { source: format.source, by: actorDisplayName(scope.actor), batchId: id },
      ready,
      new Map(all.map((metric) => [metric.id, metric])),
      id === null,
    )
    for (const { index, reason } of faults) {
      const { line, columns, value } = cells[index]!
      rejects.push({ line, column: columns.value, value: value.slice(0, VALUE_CHARACTERS), reason })
    }
    const distinct = withoutDuplicates([...sheet.rejects, ...rejects])
    await sink.reject(distinct)
    const counts = { told, known, left: distinct.length }
    if (id !== null) await endBatch(scope, id, counts)
    return {
      counts: importCounts(counts),
      details: { format: name, counts, zone, ...conventions },
    }
  })
}

/** Two readings may come from one cell; it is rejected once. */
function withoutDuplicates(rejects: readonly Reject[]): Reject[] {
  return [...new Map(rejects.map((one) => [`${one.line} ${one.column}`, one])).values()]
}

const importCounts = ({ told, known, left }: Details['counts']) => ({
  of: 'readings' as const,
  orders: 0,
  fresh: told,
  known,
  changed: 0,
  customers: 0,
  newCustomers: 0,
  rows: told + known + left,
  rejected: left,
  staged: 0,
})

async function customerIdsOf(
  scope: Scope,
  cells: readonly ReadingCells[],
  { customer }: ReadingsFileOptions,
): Promise<(number | null)[]> {
  if (customer !== undefined) {
    const { id } = await customers.requireCustomer(scope, customer)
    return cells.map(() => id)
  }
  return findCustomers(
    scope,
    cells.map((cell) => ({ kind: 'text', ref: cell.customer ?? '' })),
  )
}

/** The metrics of the format that the run would create, for a dry run. */
function dryRunMetrics({ metrics = [] }: ReadingsFormat): KnownMetric[] {
  return metrics.map((key, place) => {
    const { name, unit } = templateOf(key)!.metric
    return { id: -1 - place, key, name, unit, source: 'team' satisfies Metric['source'] }
  })
}
