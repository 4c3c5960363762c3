import type { planSchema } from './schema.ts'
import type { z } from 'zod'
import type { IncomingOrder } from '../../sales/orders/incoming-order.ts'
import type { Grid } from '../table/grid.ts'
import { VALUE_CHARACTERS, type Reject } from '../table/reject.ts'

/** How to read one file: all that was detected, guessed and corrected. `inspect` makes it, `read` follows it. */
export type Plan = z.infer<typeof planSchema>

/** Defaults from the company's settings for what the file does not contain. */
export type CompanyDefaults = {
  /** IANA zone of times without one. */
  zone: string
  /** ISO 4217: how many decimals an amount has where the file names no currency. */
  currency: string
  /** Milliseconds since 1970; a date more than a day later is rejected. */
  now: number
}

/** The result of one block of the file. Every row is accepted or rejected. */
export type Batch = {
  orders: IncomingOrder[]
  rejects: Reject[]
  /** Rows in this block, without the header and blank lines. */
  rows: number
  /** How far the file on disk has been read, in bytes, since its beginning. */
  bytes: number
}

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
