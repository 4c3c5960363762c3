import { useCallback } from 'react'
import { Chart } from '../../ui/Chart.tsx'
import { stackedBars } from '../../ui/chart/stacked.ts'
import type { Stage } from '../../ui/chart/stage.ts'
import { useWords } from '../insights/useWords.ts'
import type { Results } from './queries.ts'

/** The latest so many weeks, or people. */
const MOST = 26

/** Asks as columns: those that a sale came of at the foot. */
export function AsksPicture({ results }: { results: Results }) {
  const words = useWords()
  const draw = useCallback(
    (stage: Stage) => {
      const rows = results.rows.slice(-MOST)
      const isByWeek = results.by === 'week'
      return stackedBars(
        {
          periods: rows.map(({ key }) => (isByWeek ? words.day(key) : key)),
          series: [
            { name: 'A sale came of it', values: rows.map(({ sales }) => sales) },
            { name: 'No sale so far', values: rows.map(({ asks, sales }) => asks - sales) },
          ],
          unfinished: isByWeek,
          ...(isByWeek ? { unfinishedLabel: 'The last week still runs' } : {}),
          value: words.count,
        },
        stage,
      )
    },
    [results, words],
  )
  return (
    <Chart
      draw={draw}
      height={220}
      summary="Asks as columns, those that a sale came of at the foot; the table below has the same figures."
    />
  )
}
