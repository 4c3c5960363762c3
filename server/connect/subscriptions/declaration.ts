import type { Scope } from '../../platform/scope/scope.ts'
import { undoBatch } from '../../sales/batches/batches.ts'
import type { NumberedChange } from '../../sales/subscriptions/staging-store.ts'
import { recordChanges } from '../../sales/subscriptions/subscriptions.ts'
import { simpleCounts, type Counts } from '../imports/counts.ts'
import { companyDefaults } from '../imports/defaults.ts'
import { defineImportKind, type ImportSink, type ImportTask } from '../imports/define-kind.ts'
import { FORMATS, subscriptionsFormat } from '../imports/formats.ts'
import { rolledBack } from '../imports/rolled-back.ts'
import { readTaskSheet, withRows } from '../imports/task-sheet.ts'
import { guessByName } from '../columns/by-name.ts'
import type { Plan, ReadOptions } from '../inspection/plan.ts'
import { readOptionsSchema } from '../inspection/schema.ts'
import type { Missing } from '../inspection/table-kind.ts'
import { dateReader } from '../table/dates.ts'
import type { TableHead } from '../table/head.ts'
import type { Reject } from '../table/reject.ts'
import { isNewestFirst } from '../table/row-order.ts'
import type { Sheet } from '../table/sheet.ts'
import { COLUMN_PATTERNS, FIELD_LABELS } from './fields.ts'
import { isChangeColumn } from './table.ts'

type Task = ImportTask<ReadOptions>

/** Tables of changes of subscriptions: customer, subscription, change, date, monthly, currency, product, term, renews. */
export const subscriptionFiles = defineImportKind<ReadOptions>({
  label: 'Subscriptions',
  noun: 'change',
  fields: FIELD_LABELS,
  formats: FORMATS.subscriptions,
  numbers: ['monthly'],
  hasTimes: false,
  options: readOptionsSchema,
  isLikely,
  guess: ({ columns }) => guessByName(COLUMN_PATTERNS, columns),
  missing: missingFields,
  stage: (scope, task, sink) => rolledBack(scope, (scope) => write(scope, task, sink)),
  write,
  undo: (scope, importId) => undoBatch(scope, importId),
})

/** A column of this name may hold many things, so its values must be changes, too. */
function isLikely({ columns, rows }: TableHead): boolean {
  const change = guessByName(COLUMN_PATTERNS, columns).find(({ field }) => field === 'change')
  return change !== undefined && isChangeColumn(rows.map((row) => row[change.column] ?? ''))
}

function missingFields({ mapping }: Plan): Missing[] {
  const missing: Missing[] = []
  if (mapping['customer'] === undefined && mapping['email'] === undefined)
    missing.push({
      about: 'customer',
      what: 'the customer (an id or an email address)',
      question: 'Which column contains the customer?',
    })
  if (mapping['change'] === undefined)
    missing.push({ about: 'change', what: 'the change', question: 'Which column contains the change?' })
  if (mapping['date'] === undefined)
    missing.push({ about: 'date', what: 'the date', question: 'Which column contains the date?' })
  return missing
}

async function write(scope: Scope, task: Task, sink: ImportSink): Promise<Counts> {
  const { changes, rejects, sheet } = await parseFile(scope, task, sink)
  const { rejects: refused, ...recorded } = await recordChanges(scope, task.source, changes, task.id)
  rejects.push(...refused.map((one) => ({ ...one, column: null })))
  const left = rejects.sort((one, other) => one.line - other.line)
  await sink.reject(withRows(left, sheet, task.plan))
  const { taken, known, newCustomers } = recorded
  return simpleCounts({ fresh: taken, known, rejected: rejects.length }, newCustomers)
}

async function parseFile(
  scope: Scope,
  task: Task,
  sink: ImportSink,
): Promise<{ changes: NumberedChange[]; rejects: Reject[]; sheet: Pick<Sheet, 'rows'> }> {
  const { plan } = task
  const { rows, rejects } = await readTaskSheet(task, sink)
  const { currency, now } = await companyDefaults(scope)
  const cellFormat = {
    day: dateReader(plan.dates, 'UTC', now),
    // A renewal lies in the future, and an end may.
    dayAhead: dateReader(plan.dates, 'UTC', Infinity),
    mark: plan.decimal,
    currency,
  }
  const format = subscriptionsFormat(plan.format)
  const changes: NumberedChange[] = []
  for (const row of rows) {
    const change = format.parse(row, plan, cellFormat)
    if ('reason' in change && 'line' in change) rejects.push(change)
    else changes.push({ line: row.line, change })
  }
  // Changes of one day count in the order of their rows.
  const days = changes.map(({ change }) => change.on)
  return { changes: isNewestFirst(days) ? changes.toReversed() : changes, rejects, sheet: { rows } }
}
