import { formatCount } from '../../../values/count.ts'
import { stackedBars } from '../../../ui/chart/stacked-bars.ts'
import type { SectionContext } from '../finding.ts'
import { CANVAS, drawChart } from '../report/canvas.ts'
import { unfinishedNote, UNKNOWN, type ReportTable } from '../report/table.ts'
import type { Revenue } from './answer.ts'

/** Five years of columns. */
const MOST_MONTHS = 60

/** Revenue by month, the latest of them. */
export function revenueTable({ months }: Revenue, { format, limits }: SectionContext): ReportTable {
  const money = (minor: number | null) => (minor === null ? UNKNOWN : format.money(minor))
  const rows = months
    .slice(-limits.months)
    .map(({ month, first, repeat, repeatShare, unfinished, firstOrders, repeatOrders }) => [
      `${month}${unfinished ? ' *' : ''}`,
      format.count(firstOrders),
      format.count(repeatOrders),
      money(first),
      money(repeat),
      repeatShare === null ? UNKNOWN : format.percent(repeatShare, 1),
    ])
  const left = months.length - rows.length
  return {
    head: ['Month', 'First orders', 'Repeat orders', 'First revenue', 'Repeat revenue', 'Repeat share'],
    rows,
    notes: [
      ...(left > 0
        ? [`${formatCount(left, 'earlier month', format.count)} ${left === 1 ? 'is' : 'are'} left out here.`]
        : []),
      ...unfinishedNote(rows),
    ],
  }
}

export function revenueChart(revenue: Revenue, context: SectionContext): string | null {
  const months = revenue.months.slice(-MOST_MONTHS)
  if (revenue.total === null || months.length === 0) return null
  const option = stackedBars(
    {
      periods: months.map(({ month }) => month),
      series: [
        { name: 'First orders', values: months.map(({ first }) => first) },
        { name: 'Repeat orders', values: months.map(({ repeat }) => repeat) },
      ],
      isUnfinished: months.at(-1)!.unfinished,
      value: context.format.compactMoney,
    },
    CANVAS,
  )
  return drawChart(option, 300, context.sentence)
}
