import { ratioInterval, type RatioSums } from '@rondo/models/ratio-interval'
import { counted, MINIMUM_SAMPLE, NO_AMOUNTS, NO_ORDERS, tooFewSentence, type Formatter } from '../format.ts'

/**
 * Sums over the customers who were watched a full year: `part` is what they spent on days 0–29 and `whole` on
 * days 0–364 after their first purchase, in minor units; `tooYoung` were watched for less and are left out.
 */
export type FirstYearSums = RatioSums & { tooYoung: number }

export type FirstYear = {
  n: number
  tooYoung: number
  first30Days: number | null
  first365Days: number | null
  /** Which part of the first year's value the first 30 days bring; null: nobody watched, or no money. */
  share: { p: number; low: number; high: number; n: number } | null
}

export function firstYearOf(sums: FirstYearSums, hasMoney: boolean): FirstYear {
  const { tooYoung } = sums
  if (!hasMoney) return { n: sums.n, tooYoung, first30Days: null, first365Days: null, share: null }
  const estimate = ratioInterval(sums)
  return {
    n: sums.n,
    tooYoung,
    first30Days: sums.part,
    first365Days: sums.whole,
    share: estimate && { p: estimate.ratio, low: estimate.low, high: estimate.high, n: sums.n },
  }
}

/** The finding: how much of a customer's first year is decided in its first month. */
export function firstYearSentence(year: FirstYear, words: Formatter): string {
  const { n, tooYoung, share, first365Days } = year
  if (n + tooYoung === 0) return NO_ORDERS
  if (first365Days === null) return NO_AMOUNTS
  if (n === 0)
    return `Nobody has been watched for a full year yet: ${counted(tooYoung, 'customer', words.count)} too young.`
  if (n < MINIMUM_SAMPLE || !share) return `${tooFewSentence(n, words).slice(0, -1)} watched for a full year.`
  const left =
    tooYoung > 0
      ? ` ${counted(tooYoung, 'customer', words.count)} too young for a year ${tooYoung === 1 ? 'is' : 'are'} left out.`
      : ''
  return `Of what a customer spends in the first year, ${words.percent(share.p)} (${words.range(share)}) comes in the first 30 days, measured on ${counted(n, 'customer', words.count)}.${left}`
}
