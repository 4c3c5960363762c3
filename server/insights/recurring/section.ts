import { divergingBars } from '../../../ui/chart/diverging-bars.ts'
import { printPalette } from '../../../ui/chart/palette.ts'
import { toSvg } from '../../../ui/chart/svg.ts'
import { fromMinorUnits } from '../../../values/money.ts'
import type { Recurring } from './answer.ts'
import { FORMULAS } from './sentence.ts'
import type { Report } from '../report/report.ts'
import type { ReportTable } from '../report/tables.ts'
import { formatterOf, type FormatSettings } from '../format.ts'

const WIDTH = 720
const MOST_MONTHS = 36
const AGES = [3, 6, 12, 24]

/** What is kept after some months of what customers paid at first, all cohorts that old together. */
export function recurringTable({ ages }: Recurring, writing: FormatSettings): ReportTable {
  const words = formatterOf(writing)
  const rows = ages
    .filter(({ age }) => AGES.includes(age))
    .map(({ age, customers, net, gross, lost }) => [
      `${age} months`,
      words.count(customers),
      words.percent(net),
      words.percent(gross),
      `${words.percent(lost.p)} (${words.range(lost)})`,
    ])
  const head = ['After', 'Customers', 'Net retention', 'Gross retention', 'Left (95 % interval)']
  return { head, rows, notes: [FORMULAS] }
}

/** What moved the recurring revenue, month by month. */
export function recurringChart({ recurring, sentences, ...writing }: Report): string | null {
  const months = recurring?.months.slice(-MOST_MONTHS) ?? []
  if (months.length === 0) return null
  const compact = new Intl.NumberFormat(writing.locale, {
    style: 'currency',
    currency: writing.currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  })
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
      value: (value) => compact.format(fromMinorUnits(value, writing.currency)),
    },
    { palette: printPalette, width: WIDTH },
  )
  return toSvg(option, { width: WIDTH, height: 300, label: sentences.recurring! })
}
