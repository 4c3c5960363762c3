/** How many customers, their revenue in minor units, and that of the top 1 % and the top 10 % of them. */
export type TopSums = { n: number; revenue: number; top1: number; top10: number; k1: number; k10: number }

export type Concentration = {
  n: number
  revenue: number | null
  /** The k best customers and their share of all revenue; null without revenue. */
  top: { fraction: 0.01 | 0.1; k: number; share: number | null }[]
}

export function concentrationOf(sums: TopSums, hasMoney: boolean): Concentration {
  const share = (held: number) => (hasMoney && sums.revenue > 0 ? held / sums.revenue : null)
  return {
    n: sums.n,
    revenue: hasMoney ? sums.revenue : null,
    top: [
      { fraction: 0.01, k: sums.k1, share: share(sums.top1) },
      { fraction: 0.1, k: sums.k10, share: share(sums.top10) },
    ],
  }
}
