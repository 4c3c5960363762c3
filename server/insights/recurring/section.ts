import { divergingBars } from '../../../ui/chart/diverging-bars.ts'
import type { SectionContext } from '../finding.ts'
import { CANVAS, drawChart } from '../report/canvas.ts'
import type { ReportTable } from '../report/table.ts'
import type { Recurring } from './answer.ts'
import { FORMULAS } from './sentence.ts'

const MOST_MONTHS = 36
const AGES = [3, 6, 12, 24]

/** What is retained after some months of what customers paid at first, all cohorts of that age together. */
export function recurringTable({ ages }: Recurring, { format }: SectionContext): ReportTable {
  const rows = ages
    .filter(({ age }) => AGES.includes(age))
    .map(({ age, customers, net, gross, lost }) => [
      `${age} months`,
      format.count(customers),
      format.percent(net),
      format.percent(gross),
      `${format.percent(lost.p)} (${format.range(lost)})`,
    ])
  const head = ['After', 'Customers', 'Net retention', 'Gross retention', 'Left (95 % interval)']
  return { head, rows, notes: [FORMULAS] }
}

/** The movements of the recurring revenue, month by month. */
export function recurringChart(recurring: Recurring, context: SectionContext): string | null {
  const months = recurring.months.slice(-MOST_MONTHS)
  if (months.length === 0) return null
  const option = divergingBars(
    {
      periods: months.map(({ month }) => month),
      gains: [
        { name: 'New', values: months.map((month) => month.new) },
        { name: 'Upgrades', values: months.map(({ expansion }) => expansion) },
        { name: 'Returned', values: months.map((month) => month.return) },
      ],
      losses: [
        { name: 'Downgrades', values: months.map(({ contraction }) => contraction) },
        { name: 'Left', values: months.map(({ churn }) => churn) },
      ],
      isUnfinished: months.at(-1)!.unfinished,
      tooltip: () => '',
      value: context.format.compactMoney,
    },
    CANVAS,
  )
  return drawChart(option, 300, context.sentence)
}
