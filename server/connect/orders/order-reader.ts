import type { IncomingOrder } from '../../sales/orders/incoming-order.ts'
import type { IncomingReturn } from '../../sales/returns/incoming-return.ts'
import type { Grid } from '../table/grid.ts'
import { VALUE_CHARACTERS, type Reject } from '../table/reject.ts'

/** The result of one block of the file. Every row is accepted or rejected. */
export type Batch = {
  orders: IncomingOrder[]
  rejects: Reject[]
  /** Rejected rows that give something back: what they are worth. */
  returns: IncomingReturn[]
  /** Rows that repeat another row of their order exactly. */
  repeats: RepeatedRow[]
  /** Rows in this block, without the header and blank lines. */
  rows: number
  /** How far the file on disk has been read, in bytes, since its beginning. */
  bytes: number
}

/** A row that repeats another one exactly; `amount` in minor units, null: not in the file. */
export type RepeatedRow = {
  line: number
  order: string | null
  amount: number | null
  currency: string | null
}

/** What somebody chose about the rows of a file. */
export type RowChoices = { dropsRepeats: boolean }

/** Turns rows into orders; an order may continue in the next block. */
export type OrderReader = {
  row(grid: Grid, record: number, into: Batch): void
  end(into: Batch): void
}

/** Rejects a row. */
export function addReject(
  into: Batch,
  line: number,
  column: string | null,
  value: string,
  reason: string,
): void {
  into.rejects.push({ line, column, value: value.slice(0, VALUE_CHARACTERS), reason })
}
