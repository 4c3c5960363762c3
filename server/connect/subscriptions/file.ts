import { z } from 'zod'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { undoBatch } from '../../sales/batches/batches.ts'
import type { NumberedChange } from '../../sales/subscriptions/staging-store.ts'
import { recordChanges } from '../../sales/subscriptions/subscriptions.ts'
import { importAtOnce } from '../imports/at-once.ts'
import { FORMATS, recogniseSheet } from '../imports/formats.ts'
import type { ImportKind, ImportOutcome, ImportSink, ImportTask } from '../imports/flow.ts'
import { conventionsOf } from '../table/conventions.ts'
import { dateReader } from '../table/dates.ts'
import type { Reject } from '../table/reject.ts'
import { contentOf, readSheet } from '../table/sheet.ts'

/** What may be chosen for a file of changes of subscriptions. */
export const subscriptionsFileOptions = z.strictObject({
  filename: z.string().trim().min(1).max(200).default('subscriptions.csv'),
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9 _-]{0,49}$/, 'is a short name in small letters, such as billing')
    .default('file'),
  dates: z.enum(['day first', 'month first']).optional(),
})
type SubscriptionsFileOptions = z.output<typeof subscriptionsFileOptions>

type Details = { taken: number; known: number; newCustomers: number }

/** The result of a file: the import by which it can be undone, and the rejected rows with their reasons. */
export type SubscriptionsFileResult = Details & { importId: number; rejects: Reject[] }

type Task = ImportTask<SubscriptionsFileOptions>

/** Tables of changes of subscriptions: customer, subscription, change, date, monthly, currency, product, term, renews. */
export const subscriptionFiles: ImportKind<SubscriptionsFileOptions, Details> = {
  name: 'subscriptions',
  stage: dryRun,
  write,
  undo: (scope, importId) => undoBatch(scope, importId),
}

/**
 * Imports a table of changes at once.
 *
 * @throws Refusal 422 when a needed column is missing
 */
export async function importSubscriptions(
  scope: Scope,
  content: Buffer,
  options: SubscriptionsFileOptions,
): Promise<SubscriptionsFileResult> {
  const { filename, source } = options
  const { importId, details, rejects } = await importAtOnce(scope, subscriptionFiles, {
    filename,
    source,
    content,
    options,
  })
  if (importId === null) throw new Error('An import was written without a number.')
  return { ...details, importId, rejects }
}

async function write(scope: Scope, task: Task, sink: ImportSink): Promise<ImportOutcome<Details>> {
  const { changes, rejects } = await parseFile(scope, task)
  const { rejects: refused, ...details } = await recordChanges(scope, task.source, changes, task.id)
  rejects.push(...refused.map((one) => ({ ...one, column: null })))
  await sink.reject(rejects)
  const { taken, known, newCustomers } = details
  const counts = {
    of: 'changes' as const,
    orders: 0,
    fresh: taken,
    known,
    changed: 0,
    customers: newCustomers,
    newCustomers,
    rows: taken + known + rejects.length,
    rejected: rejects.length,
    staged: 0,
  }
  return { counts, details }
}

class RolledBack extends Error {}

/** Writes the changes and rolls them back, so that what a dry run says is what the run does. */
async function dryRun(scope: Scope, task: Task, sink: ImportSink): Promise<ImportOutcome<Details>> {
  const outcomes: ImportOutcome<Details>[] = []
  await inTransaction(scope, async (scope) => {
    outcomes.push(await write(scope, task, sink))
    throw new RolledBack()
  }).catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error
  })
  return outcomes[0]!
}

async function parseFile(
  scope: Scope,
  task: Task,
): Promise<{ changes: NumberedChange[]; rejects: Reject[] }> {
  const { columns, rows, rejects } = await readSheet(await contentOf(task))
  const { format } = recogniseSheet(FORMATS.subscriptions, columns)
  const positions = format.positions(columns)
  const cellsAt = (position: number) =>
    rows.flatMap(({ cells }) => (position < 0 ? [] : [cells[position] ?? '']))
  const { dates, mark } = conventionsOf(
    { dates: cellsAt(positions.date), numbers: cellsAt(positions.monthly) },
    task.options,
  )
  const { currency } = await getSettings(scope)
  const cellFormat = {
    day: dateReader(dates, 'UTC', scope.now.getTime()),
    // A renewal lies in the future, and an end may.
    dayAhead: dateReader(dates, 'UTC', Infinity),
    mark,
    currency,
  }
  const changes: NumberedChange[] = []
  for (const row of rows) {
    const change = format.parse(row, columns, positions, cellFormat)
    if ('reason' in change && 'line' in change) rejects.push(change)
    else changes.push({ line: row.line, change })
  }
  return { changes, rejects }
}
