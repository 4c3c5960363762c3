import { measureRate } from './rate.ts'
import type { ResultRow } from './schema.ts'

/** Asks of one key; `happened` of those judged. */
export type AskTally = Omit<ResultRow, 'rate'> & { judged: number; happened: number }

/** @example toResultRow({ key: '7', label: 'Mara', asks: 3, notNow: 1, no: 0, sales: 1, open: 1, judged: 2, happened: 1 }).rate.n // 2 */
export function toResultRow({ judged, happened, ...row }: AskTally): ResultRow {
  return { ...row, rate: measureRate(happened, judged) }
}

/** All of them together. */
export function sumTallies(tallies: readonly AskTally[]): AskTally {
  const nothing: AskTally = {
    key: 'all',
    label: 'all',
    asks: 0,
    notNow: 0,
    no: 0,
    sales: 0,
    open: 0,
    judged: 0,
    happened: 0,
  }
  return tallies.reduce(
    (sum, one) => ({
      ...nothing,
      asks: sum.asks + one.asks,
      notNow: sum.notNow + one.notNow,
      no: sum.no + one.no,
      sales: sum.sales + one.sales,
      open: sum.open + one.open,
      judged: sum.judged + one.judged,
      happened: sum.happened + one.happened,
    }),
    nothing,
  )
}
