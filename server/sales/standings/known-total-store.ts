import { sql } from 'kysely'

/** The total of the standing `s`; null while no order has a known amount: the sum is not known, and not zero. */
export const KNOWN_TOTAL = sql<number | null>`
  case when s.total + s.lost <> 0 or s.purchases = 0 or s.unpriced + s.unrated < s.purchases then s.total end
`
