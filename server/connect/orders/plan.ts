import type { DecimalMark } from '../../sales/money/decimal.ts'
import type { IncomingOrder } from '../../sales/orders/incoming-order.ts'
import type { DayOrder } from '../table/dates.ts'
import type { Separator } from '../table/delimited.ts'
import type { Encoding } from '../table/encoding.ts'
import type { Grid } from '../table/grid.ts'
import { VALUE_CHARACTERS, type Reject } from '../table/reject.ts'
import type { Mapping } from './mapping.ts'

/** How to read one file: all that was found, guessed and corrected. Made by `inspect`, followed by `read`. */
export type Plan = {
  /** A name of the table of formats. */
  format: string
  encoding: Encoding
  separator: Separator
  /** Whether the first line names the columns. */
  header: boolean
  columns: string[]
  mapping: Mapping
  decimal: DecimalMark
  dates: DayOrder
}

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
