import { use, useCallback, useState } from 'react'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { stackedBars } from '../../../ui/chart/stacked-bars.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { dayIn } from '../../../ui/date/days.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { useFormatter } from '../../insights/useFormatter.ts'
import type { Results } from '../queries.ts'
import { fillWeeks } from './weeks.ts'

/** The number of latest weeks, or people, that are shown. */
const MOST = 26

/** Asks as columns: at the bottom those that were followed by a sale, at the top those that may still be. */
export function AsksChart({ results }: { results: Results }) {
  const formatter = useFormatter()
  const { locale, timeZone } = use(LocaleContext)
  const [today] = useState(() => dayIn(new Date(), timeZone))
  const draw = useCallback(
    (stage: Canvas) => {
      const isByWeek = results.by === 'week'
      const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
      const nameOf = (day: string) => format.format(new Date(day))
      const weeks = () =>
        fillWeeks(results.rows, today, MOST).map((week) => ({ ...week, label: nameOf(week.key) }))
      const rows = isByWeek ? weeks() : results.rows.slice(-MOST)
      return stackedBars(
        {
          periods: rows.map(({ label }) => label),
          series: [
            { name: 'A sale', values: rows.map(({ sales }) => sales) },
            { name: 'No sale', values: rows.map(({ asks, sales, open }) => asks - sales - open) },
            { name: '90 days not over', values: rows.map(({ open }) => open) },
          ],
          ...(isByWeek ? { isUnfinished: true, unfinishedLabel: 'This week is not over' } : {}),
          value: formatter.count,
        },
        stage,
      )
    },
    [results, formatter, locale, today],
  )
  return (
    <Chart
      draw={draw}
      height={220}
      summary="Columns show asks: followed by a sale, not followed by one, and those whose 90 days are not over. The table below has the same numbers."
    />
  )
}
