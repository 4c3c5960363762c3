/**
 * One order from a file or another system, before its customer is known and before it is stored.
 * Money is in integer minor units of `currency`. An order that appears in several runs of lines of one file comes once
 * per run, with the same `ref`; the runs are added up where they are stored.
 */
export type IncomingOrder = {
  /** The order's own id in its source; null when the source has none. */
  ref: string | null
  /** The line of the file on which it begins, for messages. */
  line: number
  customer: { ref: string | null; email: string | null; name: string | null }
  /** Milliseconds since 1970 in UTC. */
  at: number
  /** ISO 4217; null: not in the file, so the company's own. */
  currency: string | null
  channel: string | null
  country: string | null
  /** One entry per line of the order: what was sold (stock code, or the name where there is no code). */
  products: string[]
  productNames: (string | null)[]
  quantities: number[]
  amounts: (number | null)[]
  /** What the customer owed for the order, before refunds; null: not in the file. */
  total: number | null
  refunded: number
  cancelledAt: number | null
}
