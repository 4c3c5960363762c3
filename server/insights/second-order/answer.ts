import { probabilityBy, timeWatched, type Probability } from '@rondo/models/probability-by'
import { survivalQuantile, type SurvivalQuantile } from '@rondo/models/survival-quantile'
import { medianGap, secondOrderWait } from '../ladder/answer.ts'
import type { GapCount, LastOrderCount } from '../ladder/counts.ts'

/** The share of customers who came back by a day after their first purchase; `atRisk` are still pending. */
export type CurvePoint = { day: number; p: number; low: number; high: number; atRisk: number }

export type SecondOrder = {
  customers: number
  cameBack: number
  /** Of those who came back: on the day of their first order. */
  sameDay: number
  /** The days after the first order for which at least 20 customers were watched; null if there never were so many. */
  watchedDays: number | null
  /** Of those who came back. */
  medianGapDays: number | null
  /** The day by which so many of all customers have come back; null if not reached. */
  quarter: SurvivalQuantile
  median: SurvivalQuantile
  threeQuarters: SurvivalQuantile
  d30: Probability | null
  d90: Probability | null
  d365: Probability | null
  curve: CurvePoint[]
}

/** How long customers take to their second purchase; inputs as in `LadderCounts`. */
export function secondOrderOf(
  gaps: readonly GapCount[],
  lastOrders: readonly LastOrderCount[],
  observedThrough: number,
): SecondOrder {
  const wait = secondOrderWait({ gaps, lastOrders, observedThrough })
  const seconds = gaps.filter(({ nth }) => nth === 2)
  const watchedDays = timeWatched(wait)
  const watched = wait.filter(({ time }) => time <= (watchedDays ?? -1))
  return {
    customers: wait[0]?.atRisk ?? 0,
    cameBack: seconds.reduce((sum, { customers }) => sum + customers, 0),
    sameDay: seconds.reduce((sum, { gapDays, customers }) => (gapDays === 0 ? sum + customers : sum), 0),
    medianGapDays: medianGap(seconds),
    watchedDays,
    quarter: survivalQuantile(watched, 0.25),
    median: survivalQuantile(watched, 0.5),
    threeQuarters: survivalQuantile(watched, 0.75),
    d30: probabilityBy(wait, 30),
    d90: probabilityBy(wait, 90),
    d365: probabilityBy(wait, 365),
    curve: daysToDraw(watchedDays ?? -1).map((day) => {
      const { p, low, high, atRisk } = probabilityBy(wait, day)!
      return { day, p, low, high, atRisk }
    }),
  }
}

/** Every day at first, then every week, then every month, which keeps long histories short. */
function daysToDraw(last: number): number[] {
  const days = []
  for (let day = 0; day <= last; day += day < 120 ? 1 : day < 730 ? 7 : 30) days.push(day)
  return last >= 0 && days.at(-1) !== last ? [...days, last] : days
}
