import type { planSchema } from './schema.ts'
import type { z } from 'zod'
import type { IncomingOrder } from '../../sales/orders/incoming-order.ts'
import type { Grid } from '../table/grid.ts'
import { VALUE_CHARACTERS, type Reject } from '../table/reject.ts'

/** How to read one file: all that was found, guessed and corrected. Made by `inspect`, followed by `read`. */
export type Plan = z.infer<typeof planSchema>

/** What the file does not say and the company knows. */
export type CompanyDefaults = {
  /** IANA zone of times that carry none. */
  zone: string
  /** ISO 4217: how many decimals an amount has where the file names no currency. */
  currency: string
  /** Milliseconds since 1970: what is more than a day later is refused as a date. */
  now: number
}

/** What one stretch of the file gave. Rows are accepted or rejected: nothing is lost. */
export type Batch = {
  orders: IncomingOrder[]
  rejects: Reject[]
  /** Rows read in this stretch, the header and blank lines not counted. */
  rows: number
  /** How far the file on disk has been read, in bytes, since its beginning. */
  bytes: number
}

/** Turns rows into orders; an order may still be open when a stretch ends. */
export type OrderReader = {
  row(grid: Grid, record: number, into: Batch): void
  end(into: Batch): void
}

/** Notes a row that is not taken. */
export function addReject(
  into: Batch,
  line: number,
  column: string | null,
  value: string,
  reason: string,
): void {
  into.rejects.push({ line, column, value: value.slice(0, VALUE_CHARACTERS), reason })
}
