import { Refusal } from '../../platform/errors/refusal.ts'
import { records } from '../table/delimited.ts'
import { toUtf8 } from '../table/encoding.ts'
import { chunksOf } from '../table/file.ts'
import { ROW_CHARACTERS, type Reject } from '../table/reject.ts'
import { rowsAbove } from '../table/sheet.ts'
import type { Grid } from '../table/grid.ts'
import { orderFormat } from '../imports/formats.ts'
import { refuseMissing } from '../inspection/missing.ts'
import type { CompanyDefaults, Plan } from '../inspection/plan.ts'
import { missingFields } from './missing.ts'
import { type Batch, type OrderReader, type RowChoices, addReject } from './order-reader.ts'

/**
 * Reads a file of orders as a stream: memory does not grow with the file. Each batch is the result of one block, in the
 * order of the file. Its strings may be slices that keep the block in memory: copy (`owned` in grid.ts) what outlives
 * the batch. Every row is accepted or rejected with its line, column, value and reason.
 *
 * @throws Refusal 422 `columns_missing` where the plan names no customer or no date; 422 `nothing_readable`, after
 * the last batch, where not one row could be taken; those of the file and of its encoding; the signal's reason.
 */
export async function* read(
  path: string,
  plan: Plan,
  company: CompanyDefaults,
  { signal, ...choices }: Partial<RowChoices> & { signal?: AbortSignal } = {},
): AsyncGenerator<Batch> {
  refuseMissing(missingFields(plan), plan)
  const chosen = { dropsRepeats: false, ...choices }
  const reader = orderFormat(plan.format).reader(plan, { ...company, zone: plan.zone }, chosen)
  const tally: Tally = { rows: 0, orders: 0, first: null }
  let above = rowsAbove(plan)
  let position = 0
  for await (const grid of records(toUtf8(chunksOf(path, signal), plan.encoding), plan.separator)) {
    signal?.throwIfAborted()
    const skipped = Math.min(above, grid.count)
    above -= skipped
    position = grid.position
    yield tallied(tally, batchOf(grid, skipped, reader, plan))
  }
  const last: Batch = { orders: [], rejects: [], returns: [], repeats: [], rows: 0, bytes: position }
  reader.end(last)
  yield tallied(tally, last)
  if (tally.orders === 0) throw nothingReadable(path, tally)
}

type Tally = { rows: number; orders: number; first: Reject | null }

function batchOf(grid: Grid, skipped: number, reader: OrderReader, plan: Plan): Batch {
  const { faults, count } = grid
  const batch: Batch = {
    orders: [],
    rejects: [],
    returns: [],
    repeats: [],
    rows: count - skipped + faults.length,
    bytes: grid.position,
  }
  for (const { line, column, value, reason } of faults)
    addReject(
      batch,
      line,
      column === null ? null : (plan.columns[column] ?? `column ${column + 1}`),
      value,
      reason,
    )
  for (let record = skipped; record < count; record++) reader.row(grid, record, batch)
  if (faults.length > 0) batch.rejects.sort((a, b) => a.line - b.line)
  for (const reject of batch.rejects) {
    const record = grid.recordAt(reject.line)
    if (record >= 0) reject.row = grid.rowText(record, ROW_CHARACTERS)
  }
  return batch
}

function tallied(tally: Tally, batch: Batch): Batch {
  tally.rows += batch.rows
  tally.orders += batch.orders.length
  tally.first ??= batch.rejects[0] ?? null
  return batch
}

function nothingReadable(path: string, { rows, first }: Tally): Refusal {
  if (rows === 0 || !first)
    return new Refusal(422, 'nothing_readable', `${path} has a header and no row below it.`)
  const place = `line ${first.line}${first.column === null ? '' : `, ${first.column}`}`
  const example = `${place}: “${first.value}” ${first.reason}`
  const remedy = 'Check what each column was used for.'
  return new Refusal(
    422,
    'nothing_readable',
    rows === 1
      ? `The only row of ${path} could not be read: ${example}. ${remedy}`
      : `None of the ${rows} rows of ${path} could be read. The first: ${example}. ${remedy}`,
  )
}
