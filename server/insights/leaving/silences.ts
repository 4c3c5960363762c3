import type { Silences } from '@rondo/models/silence/risk'
import { stratumOf } from '@rondo/models/silence/stratum'

/** Days between two visits, that is, orders or days with a log-in; the last one of each customer is not over. */
export type SilenceRow = {
  customer: number
  /** How many visits the customer had made when it began, and how many days after the first. */
  visits: number
  age: number
  days: number
  isOver: boolean
}

/**
 * Silences of a week or more that ended, and all that are not over, by customer and age. `customers` is how many there
 * are; of a large company the rows are those of a sample. `watchedDays` is the time that the data covers.
 */
export type WatchedSilences = { customers: number; watchedDays: number; rows: SilenceRow[] }

/** Shorter ones are nobody's concern, and most silences are shorter. */
export const SHORTEST_SILENCE = 7

/** The silences as columns, with customers numbered from 0, and how many customers they belong to. */
export function columnsOf(rows: readonly SilenceRow[]): Silences & { customers: number } {
  const customer = new Int32Array(rows.length)
  const stratum = new Uint8Array(rows.length)
  const days = new Int32Array(rows.length)
  const isOver = new Uint8Array(rows.length)
  let customers = 0
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    if (at === 0 || row.customer !== rows[at - 1]!.customer) customers += 1
    customer[at] = customers - 1
    stratum[at] = stratumOf(row.visits, row.age)
    days[at] = row.days
    isOver[at] = Number(row.isOver)
  }
  return { customers, customer, stratum, days, isOver }
}
