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

/** The width of a cell in pixels, so that its number fits. */
const CELL = { share: 30, customers: 36, revenue: 46 }
const NAMES = 104

/** Prints the number of a cell: short and without a unit. */
function cellFormat(
  shown: CellValue,
  currency: string,
  locale: string,
  format: Formatter,
): (value: number) => string {
  if (shown === 'share') return (value) => percentNumber(value, locale)
  if (shown === 'customers') return format.count
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  return (value) => compact.format(fromMinorUnits(value, currency))
}

/** The whole text of a cell's tooltip. */
function cellTooltip(shown: CellValue, format: Formatter) {
  const formatted = { share: format.percent, customers: format.count, revenue: format.money }[shown]
  const noun = { share: 'bought', customers: 'customers', revenue: 'revenue' }[shown]
  return (value: number, row: string, column: string) =>
    `Began ${row.trim()}\nmonth ${column}: ${formatted(value)} ${noun}`
}

/** The cohorts as a heat map. */
export function CohortHeatmap(props: {
  rows: readonly CohortRow[]
  by: CohortPeriod
  shown: CellValue
  currency: string
  summary: string
}) {
  const { rows, by, shown, currency, summary } = props
  const format = useFormatter(currency)
  const { period, locale } = useMonthNames()
  const columns = rows[0]?.cells.length ?? 0
  const draw = useCallback(
    (canvas: Canvas) =>
      heatmap(
        {
          columns: Array.from({ length: columns }, (_, at) => String(shown === 'share' ? at + 1 : at)),
          rows: rows.map(({ month, customers, cells, isUnfinished: open }) => ({
            label: `${period(by, month)}  (${format.count(customers)})`,
            cells,
            open,
          })),
          deepest: deepestOf(rows, shown),
          cellText: cellFormat(shown, currency, locale, format),
          tooltip: cellTooltip(shown, format),
        },
        canvas,
      ),
    [rows, by, shown, currency, columns, format, period, locale],
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
