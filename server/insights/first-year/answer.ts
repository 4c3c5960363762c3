import { shareOfSums, type PartOfWhole } from '@rondo/models/bootstrap/share-of-sums'
import { ratioInterval, type RatioSums } from '@rondo/models/ratio-interval'

/**
 * Sums over the customers observed for a full year: `part` is what they spent on days 0–29 and `whole` on
 * days 0–364 after their first purchase, in minor units; `tooYoung` were observed for less and are left out; `yearUnpriced`
 * of the purchases of the others have no known amount.
 */
export type FirstYearSums = RatioSums & { tooYoung: number; yearUnpriced: number }

export type FirstYear = {
  n: number
  tooYoung: number
  first30Days: number | null
  first365Days: number | null
  /** Which part of the first year's revenue the first 30 days bring; null without customers or amounts. */
  share: { p: number; low: number; high: number; n: number } | null
}

/**
 * @param customers what each of them spent, if they are few: their interval comes from resampling, which allows for the few who
 * spend most
 */
export function firstYearOf(
  sums: FirstYearSums,
  customers: readonly PartOfWhole[] | null,
  hasMoney: boolean,
): FirstYear {
  const { tooYoung } = sums
  // Nothing was paid, or nothing is known: only without gaps is it nothing.
  if (!hasMoney || (sums.part === 0 && sums.yearUnpriced > 0))
    return { n: sums.n, tooYoung, first30Days: null, first365Days: null, share: null }
  const resampled = customers && shareOfSums(customers)
  const estimate = resampled ? { ratio: resampled.share, ...resampled } : ratioInterval(sums)
  return {
    n: sums.n,
    tooYoung,
    first30Days: sums.part,
    first365Days: sums.whole,
    share: estimate && { p: estimate.ratio, low: estimate.low, high: estimate.high, n: sums.n },
  }
}
