import { useCallback } from 'react'
import type { CohortPeriod } from '../../../server/insights/cohorts/answer.ts'
import type { Formatter } from '../../../server/insights/format.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { heatmap, heatmapHeight } from '../../../ui/chart/heatmap.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { fromMinorUnits } from '../../../values/money.ts'
import { percentNumber } from '../../../values/percent.ts'
import { deepestOf } from './cells.ts'
import type { CohortRow, CellValue } from './cells.ts'
import { useMonthNames } from '../useMonthNames.ts'
import { useFormatter } from '../useFormatter.ts'

/** A cell needs so many pixels for its number. */
const CELL = { share: 30, customers: 36, revenue: 46 }
const NAMES = 104

/** What a cell prints: no unit, as short as it can be. */
function cellFormat(
  shown: CellValue,
  currency: string,
  locale: string,
  words: Formatter,
): (value: number) => string {
  if (shown === 'share') return (value) => percentNumber(value, locale)
  if (shown === 'customers') return words.count
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  return (value) => compact.format(fromMinorUnits(value, currency))
}

/** The full words of a cell. */
function cellTooltip(shown: CellValue, words: Formatter) {
  const told = { share: words.percent, customers: words.count, revenue: words.money }[shown]
  const noun = { share: 'bought', customers: 'customers', revenue: 'revenue' }[shown]
  return (value: number, row: string, column: string) =>
    `Began ${row.trim()}\nmonth ${column}: ${told(value)} ${noun}`
}

/** The heat map: who began when, and what they did so many months later. */
export function CohortHeatmap(props: {
  rows: readonly CohortRow[]
  by: CohortPeriod
  shown: CellValue
  currency: string
  summary: string
}) {
  const { rows, by, shown, currency, summary } = props
  const words = useFormatter(currency)
  const { period, locale } = useMonthNames()
  const columns = rows[0]?.cells.length ?? 0
  const draw = useCallback(
    (stage: Canvas) =>
      heatmap(
        {
          columns: Array.from({ length: columns }, (_, at) => String(shown === 'share' ? at + 1 : at)),
          rows: rows.map(({ month, customers, cells, isUnfinished: open }) => ({
            label: `${period(by, month)}  (${words.count(customers)})`,
            cells,
            open,
          })),
          deepest: deepestOf(rows, shown),
          cellText: cellFormat(shown, currency, locale, words),
          tooltip: cellTooltip(shown, words),
        },
        stage,
      ),
    [rows, by, shown, currency, columns, words, period, locale],
  )
  return (
    <Chart
      draw={draw}
      height={heatmapHeight(rows.length)}
      minWidth={Math.min(columns, 40) * CELL[shown] * (columns > 24 ? 0.8 : 1) + NAMES}
      summary={summary}
    />
  )
}
