import type { Interval } from '@rondo/models/interval'
import { topShareInterval } from '@rondo/models/bootstrap/top-share-interval'

/** How many customers, their revenue in minor units, and that of the top 1 %, 10 % and 20 % of them. */
export type TopSums = {
  n: number
  revenue: number
  top1: number
  top10: number
  top20: number
  k1: number
  k10: number
  k20: number
}

export type Concentration = {
  n: number
  revenue: number | null
  /** The k best customers and their share of all revenue; null without revenue. */
  top: {
    fraction: 0.01 | 0.1 | 0.2
    k: number
    share: number | null
    /** Where the share would lie with other customers like these; null from 1,000 customers on, and if too few are at the top. */
    range: Interval | null
  }[]
}

/** From so many customers on the shares hardly depend on who they are. */
export const MANY_CUSTOMERS = 1000

/** @param totals what each customer spent, if they are fewer than 1,000 */
export function concentrationOf(
  sums: TopSums,
  totals: readonly number[] | null,
  hasMoney: boolean,
): Concentration {
  const top = (fraction: 0.01 | 0.1 | 0.2, k: number, held: number) => {
    const share = hasMoney && sums.revenue > 0 ? held / sums.revenue : null
    const spent = totals?.map((total) => Math.max(0, total))
    return { fraction, k, share, range: share !== null && spent ? topShareInterval(spent, fraction) : null }
  }
  return {
    n: sums.n,
    revenue: hasMoney ? sums.revenue : null,
    top: [top(0.01, sums.k1, sums.top1), top(0.1, sums.k10, sums.top10), top(0.2, sums.k20, sums.top20)],
  }
}
