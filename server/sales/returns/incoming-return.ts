/** One row of a file that gives something back, before its customer and the orders that it refunds are known. */
export type IncomingReturn = {
  line: number
  customer: { ref: string | null; email: string | null }
  /** Milliseconds since 1970 in UTC. */
  at: number
  product: string | null
  currency: string | null
  /** Minor units, above zero. */
  amount: number
}
