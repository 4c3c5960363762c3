import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { getSettings } from '../../platform/settings/settings.ts'
import { actorDisplayName, inTransaction, type Scope } from '../../platform/scope/scope.ts'
import type { NumberedChange } from '../../sales/subscriptions/staging-store.ts'
import { recordChanges } from '../../sales/subscriptions/subscriptions.ts'
import { dateReader, dayOrder } from '../table/dates.ts'
import { decimalMarkOf, type RejectedCell } from '../readings/cells.ts'
import { sheetOf } from '../table/sheet.ts'
import { rejectLines, REJECTS_HEADER } from '../imports/rejects-file.ts'
import { rejectsPath } from '../imports/run.ts'
import * as store from '../imports/store.ts'
import { parseChange, subscriptionColumns } from './table.ts'

/** What is said of a file beside its bytes. */
export const subscriptionsFileOptions = z.strictObject({
  filename: z.string().trim().min(1).max(200).default('subscriptions.csv'),
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9 _-]{0,49}$/, 'is a short name in small letters, such as billing')
    .default('file'),
  dates: z.enum(['day first', 'month first']).optional(),
})

/** What a file came to; the import by which it can be taken back, and the rows that were left, with their reasons. */
export type SubscriptionsFileResult = {
  importId: number
  taken: number
  known: number
  newCustomers: number
  rejects: RejectedCell[]
}

const REJECTS_SHOWN = 1000

/**
 * Reads a table of changes (customer, subscription, change, date, monthly, currency, product, term, renews). The good rows
 * are written as one import, which can be undone; the same file once more adds nothing.
 *
 * @throws Refusal 422 when its columns cannot be made out
 */
export async function importSubscriptions(
  scope: Scope,
  bytes: Buffer,
  file: z.output<typeof subscriptionsFileOptions>,
): Promise<SubscriptionsFileResult> {
  const { columns, rows, rejects } = await sheetOf(bytes)
  const at = subscriptionColumns(columns)
  const cellsAt = (place: number) => rows.flatMap(({ cells }) => (place < 0 ? [] : [cells[place] ?? '']))
  const proved = dayOrder(cellsAt(at.date))
  const order = file.dates ?? (proved === 'none' || proved === null ? 'day first' : proved)
  const manner = {
    day: dateReader(order, 'UTC', scope.now.getTime()),
    // A renewal lies ahead by its nature, and an end may.
    dayAhead: dateReader(order, 'UTC', Infinity),
    mark: decimalMarkOf(cellsAt(at.monthly)),
    currency: (await getSettings(scope)).currency,
  }
  const told: NumberedChange[] = []
  for (const row of rows) {
    const read = parseChange(row, columns, at, manner)
    if ('reason' in read && 'line' in read) rejects.push(read)
    else told.push({ line: row.line, change: read })
  }
  const answer = await inTransaction(scope, async (scope) => {
    const importId = await insertImport(scope, file, bytes.length)
    const { rejects: refused, ...counts } = await recordChanges(scope, file.source, told, importId)
    rejects.push(...refused.map((one) => ({ ...one, column: null })))
    await store.transition(scope.db, importId, ['uploaded'], 'applied', scope.now)
    await store.setCounts(scope.db, importId, {
      of: 'changes',
      orders: 0,
      fresh: counts.taken,
      known: counts.known,
      changed: 0,
      customers: counts.newCustomers,
      newCustomers: counts.newCustomers,
      rows: counts.taken + counts.known + rejects.length,
      rejected: rejects.length,
      staged: 0,
    })
    return { importId, ...counts }
  })
  rejects.sort((one, other) => one.line - other.line)
  await mkdir(path.dirname(rejectsPath(scope, answer.importId)), { recursive: true })
  await writeFile(rejectsPath(scope, answer.importId), REJECTS_HEADER + rejectLines(rejects))
  return { ...answer, rejects: rejects.slice(0, REJECTS_SHOWN) }
}

function insertImport(scope: Scope, file: z.output<typeof subscriptionsFileOptions>, bytes: number) {
  return store.insert(scope.db, {
    source: file.source,
    filename: file.filename,
    path: '',
    bytes,
    plan: { options: {}, plan: null, customersAre: 'person' },
    by: actorDisplayName(scope.actor),
    now: scope.now,
  })
}
