import { wilsonInterval } from '@rondo/models/wilson-interval'
import type { Words } from '../insights/words.ts'
import { FEWEST_JUDGED, rated, type Rated } from './rated.ts'
import type { Comparison, Counted, ResultRow } from './schema.ts'

/** Asks of one key; `happened` of those judged. */
export type Tally = Omit<ResultRow, 'rate'> & { judged: number; happened: number }

/** @example rowOf({ key: 'Mara', asks: 3, notNow: 1, no: 0, sales: 1, judged: 2, happened: 1 }).rate.n // 2 */
export function rowOf({ judged, happened, ...row }: Tally): ResultRow {
  return { ...row, rate: rated(happened, judged) }
}

/** All of them together. */
export function totalOf(tallies: readonly Tally[]): Tally {
  const nothing: Tally = { key: 'all', asks: 0, notNow: 0, no: 0, sales: 0, judged: 0, happened: 0 }
  return tallies.reduce(
    (sum, one) => ({
      key: 'all',
      asks: sum.asks + one.asks,
      notNow: sum.notNow + one.notNow,
      no: sum.no + one.no,
      sales: sum.sales + one.sales,
      judged: sum.judged + one.judged,
      happened: sum.happened + one.happened,
    }),
    nothing,
  )
}

export type MonthCounts = { month: string; asked: Counted; notAsked: Counted }

/**
 * Second orders of those asked and those not, of the same months: the months of those not asked weigh as many as were
 * asked in them (direct standardisation), so that a good month does not pass for the effect of asking.
 */
export function comparisonOf(months: readonly MonthCounts[], words: Words): Comparison {
  const sum = (of: (month: MonthCounts) => number) => months.reduce((total, month) => total + of(month), 0)
  const asked = rated(
    sum((month) => month.asked.back),
    sum((month) => month.asked.n),
  )
  const notAsked = weighed(months)
  return { asked, notAsked, months: [...months], words: comparisonWords(asked, notAsked, words) }
}

function weighed(months: readonly MonthCounts[]): Rated {
  const compared = months.filter(({ notAsked }) => notAsked.n > 0)
  const sum = (of: (month: MonthCounts) => number) => compared.reduce((total, month) => total + of(month), 0)
  const [n, happened] = [sum(({ notAsked }) => notAsked.n), sum(({ notAsked }) => notAsked.back)]
  const weight = sum(({ asked }) => asked.n)
  if (n < FEWEST_JUDGED || weight === 0) return { n, happened, rate: null }
  const share = sum(({ asked, notAsked }) => (asked.n * notAsked.back) / notAsked.n) / weight
  return { n, happened, rate: { share, ...wilsonInterval(Math.min(n, share * n), n) } }
}

const NOT_CAUSAL =
  'This is observed, not caused: people are asked because they do well and have not bought again yet, so the two groups differ before anybody asks.'

function comparisonWords(asked: Rated, notAsked: Rated, words: Words): string {
  if (asked.rate === null || notAsked.rate === null) {
    return `Too few to compare: ${words.count(asked.n)} asked in their first 30 days, ${words.count(notAsked.n)} of the same months not asked. ${NOT_CAUSAL}`
  }
  const told = ({ rate }: Rated) => `${words.percent(rate!.share)} (${words.range(rate!)})`
  return `Of ${words.count(asked.n)} customers asked in their first 30 days, ${told(asked)} bought again within these 30 days; of ${words.count(notAsked.n)} of the same months who were not asked, ${told(notAsked)}. ${NOT_CAUSAL}`
}
