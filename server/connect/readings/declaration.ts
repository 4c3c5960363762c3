import { z } from 'zod'
import * as customers from '../../customers/customers.ts'
import { findCustomers } from '../../customers/identity/lookup-store.ts'
import type { Metric } from '../../goals/metrics/schema.ts'
import { beginBatch, endBatch, importReadings, undoBatch } from '../../goals/imports/imports.ts'
import { lock } from '../../platform/database/locks-store.ts'
import { ensureTemplateMetric, metrics } from '../../goals/metrics/metrics.ts'
import { templateOf } from '../../goals/templates/catalogue.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { simpleCounts, type Counts } from '../imports/counts.ts'
import { companyDefaults } from '../imports/defaults.ts'
import { defineImportKind, type ImportSink, type ImportTask } from '../imports/define-kind.ts'
import { FORMATS, readingsFormat } from '../imports/formats.ts'
import { readTaskSheet, withRows } from '../imports/task-sheet.ts'
import { guessByName } from '../columns/by-name.ts'
import { readOptionsSchema } from '../inspection/schema.ts'
import { dateReader } from '../table/dates.ts'
import { VALUE_CHARACTERS, type Reject } from '../table/reject.ts'
import type { ReadingCells, ReadingsFormat } from './cells.ts'
import { COLUMN_PATTERNS, FIELD_LABELS } from './fields.ts'
import { missingFields } from './missing.ts'
import { parseCells, type KnownMetric } from './parse.ts'

const options = readOptionsSchema.extend({
  /** The customer of the whole file; without it, a column names them. */
  customer: z.coerce.number().int().positive().exactOptional(),
  /** The key of the metric of the whole file; without it, a column names it. */
  metric: z.string().max(100).exactOptional(),
})
export type ReadingsOptions = z.output<typeof options>

type Task = ImportTask<ReadingsOptions>

/** Files of readings: Mailchimp's report of campaigns, or any table with customer, metric, date and value. */
export const readingFiles = defineImportKind<ReadingsOptions>({
  label: 'Readings',
  noun: 'reading',
  fields: FIELD_LABELS,
  formats: FORMATS.readings,
  numbers: ['value'],
  hasTimes: true,
  options,
  isLikely: ({ columns }) => {
    const fields = guessByName(COLUMN_PATTERNS, columns).map(({ field }) => field)
    return ['metric', 'date', 'value'].every((field) => fields.includes(field))
  },
  guess: ({ columns }) => guessByName(COLUMN_PATTERNS, columns),
  missing: missingFields,
  stage: (scope, task, sink) => run(scope, task, sink, true),
  write: (scope, task, sink) => run(scope, task, sink, false),
  undo: undoBatch,
})

/** @param isDry only says what it would do */
async function run(scope: Scope, task: Task, sink: ImportSink, isDry: boolean): Promise<Counts> {
  const { id, plan, options } = task
  const format = readingsFormat(plan.format)
  const sheet = await readTaskSheet(task, sink)
  const cells = format.read(plan, sheet.rows, options.metric ?? null)
  const { currency, now } = await companyDefaults(scope)
  return inTransaction(scope, async (scope) => {
    await lock(scope.db, 'goals')
    if (!isDry) await prepare(scope, task, format)
    const all = [...(await metrics(scope)), ...(isDry ? dryRunMetrics(format) : [])]
    const { ready, rejects } = parseCells(cells, {
      customerIds: await customerIdsOf(scope, cells, options),
      metrics: all,
      readDate: dateReader(plan.dates, plan.zone, now),
      mark: plan.decimal,
      currency,
    })
    const { added, known, faults } = await importReadings(
      scope,
      { source: task.source, by: task.by, batchId: isDry ? null : id },
      ready,
      new Map(all.map((metric) => [metric.id, metric])),
      isDry,
    )
    for (const { index, reason } of faults) rejects.push(rejectOf(cells[index]!, reason))
    const left = withRows(sortedOnce([...sheet.rejects, ...rejects]), sheet, plan)
    await sink.reject(left)
    if (!isDry) await endBatch(scope, id, { added, known, rejected: left.length })
    return simpleCounts({ fresh: added, known, rejected: left.length })
  })
}

async function prepare(
  scope: Scope,
  { id, filename, by }: Task,
  { metrics = [] }: ReadingsFormat,
): Promise<void> {
  for (const key of metrics) await ensureTemplateMetric(scope, templateOf(key)!)
  await beginBatch(scope, id, { filename, by })
}

const rejectOf = ({ line, columns, value }: ReadingCells, reason: string): Reject => ({
  line,
  column: columns.value,
  value: value.slice(0, VALUE_CHARACTERS),
  reason,
})

/** Two readings may come from one cell; it is rejected once. */
function sortedOnce(rejects: readonly Reject[]): Reject[] {
  const distinct = new Map(rejects.map((one) => [`${one.line} ${one.column}`, one]))
  return [...distinct.values()].sort((one, other) => one.line - other.line)
}

async function customerIdsOf(
  scope: Scope,
  cells: readonly ReadingCells[],
  { customer }: ReadingsOptions,
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
