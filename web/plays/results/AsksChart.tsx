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

/** Asks as columns: at the bottom those that were followed by a sale. */
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
            { name: 'A sale came of it', values: rows.map(({ sales }) => sales) },
            { name: 'No sale so far', values: rows.map(({ asks, sales }) => asks - sales) },
          ],
          ...(isByWeek ? { isUnfinished: true, unfinishedLabel: 'This week still runs' } : {}),
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
      summary="Asks as columns, those that a sale came of at the foot; the table below has the same figures."
    />
  )
}
