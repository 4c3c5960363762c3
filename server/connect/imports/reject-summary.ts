import type { rejectSummarySchema } from './schema.ts'
import type { z } from 'zod'
import { originalCell } from '../../platform/csv/csv.ts'
import { records } from '../table/delimited.ts'
import { chunksOf } from '../table/file.ts'
import { owned } from '../table/grid.ts'
import type { Reject } from '../table/reject.ts'

/** Why rows were rejected: the reasons with their numbers of rows, the most frequent first, and the first rows. */
export type RejectSummary = z.infer<typeof rejectSummarySchema>

const MOST_COUNTED = 1_000_000
const MOST_REASONS = 20

/**
 * Reads a file of rejects back (see `rejectsCsv`) and says what is in it.
 *
 * @param limit how many rows to give as they are
 */
export async function summariseRejects(path: string, limit: number): Promise<RejectSummary> {
  const reasons = new Map<string, RejectSummary['reasons'][number]>()
  const rows: Reject[] = []
  let counted = -1
  for await (const grid of records(chunksOf(path), ',')) {
    for (let record = 0; record < grid.count; record++) {
      // The first line names the columns.
      if (++counted === 0) continue
      const row = rejectOf(grid.cells(record))
      if (rows.length < limit) rows.push(row)
      countReason(reasons, row)
    }
    if (counted >= MOST_COUNTED) break
  }
  const ranked = [...reasons.values()].sort((a, b) => b.rows - a.rows)
  return { reasons: ranked.slice(0, MOST_REASONS), rows, counted: Math.max(0, counted) }
}

function rejectOf(cells: string[]): Reject {
  const [line = '', column = '', value = '', reason = '', row = ''] = cells.map((cell) =>
    owned(originalCell(cell)),
  )
  return { line: Number(line), column: column || null, value, reason, ...(row ? { row } : {}) }
}

function countReason(
  reasons: Map<string, RejectSummary['reasons'][number]>,
  { column, reason }: Reject,
): void {
  const key = `${column}\n${reason}`
  const known = reasons.get(key)
  if (known) known.rows += 1
  else reasons.set(key, { column, reason, rows: 1 })
}
