import type { FindingResponse } from '../../../server/insights/findings.ts'
import { useCallback } from 'react'
import { decimalText } from '../../../values/money.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { divergingBars } from '../../../ui/chart/diverging-bars.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import { useMonthNames } from '../useMonthNames.ts'
import { useFormatter } from '../useFormatter.ts'

export const MONTHS_HEIGHT = 300
/** Three years of columns; the table has every month. */
const MOST_MONTHS = 36

type Recurring = FindingResponse<'recurring'>
type Month = Recurring['months'][number]

const GAINS = [
  { key: 'new', name: 'New' },
  { key: 'expansion', name: 'Upgrades' },
  { key: 'return', name: 'Returned' },
] as const
const LOSSES = [
  { key: 'contraction', name: 'Downgrades' },
  { key: 'churn', name: 'Left' },
] as const

/** The movements of recurring revenue by month. */
export function MonthColumns({ finding }: { finding: Recurring }) {
  const format = useFormatter(finding.currency)
  const { short } = useMonthNames()
  const draw = useCallback(
    (canvas: Canvas) => {
      const months = finding.months.slice(-MOST_MONTHS)
      const part = ({ key, name }: (typeof GAINS | typeof LOSSES)[number]) => ({
        name,
        values: months.map((month) => month[key]),
      })
      return divergingBars(
        {
          periods: months.map(({ month }) => short(month)),
          gains: GAINS.map(part),
          losses: LOSSES.map(part),
          isUnfinished: months.at(-1)?.unfinished ?? false,
          tooltip: (at) => `${format.money(months[at]!.total)} a month at its end`,
          value: format.compactMoney,
        },
        canvas,
      )
    },
    [finding, format, short],
  )
  return <Chart draw={draw} height={MONTHS_HEIGHT} summary={finding.sentence} />
}

/** Every month with its movements and its total. */
export function MonthsTable({ months, currency }: { months: readonly Month[]; currency: string }) {
  const format = useFormatter(currency)
  const { short } = useMonthNames()
  const money = (key: keyof Month & string, head: string, phone = false): ExportColumn<Month> => ({
    key,
    head,
    number: true,
    phone,
    seen: (month) => (month[key] === 0 ? '–' : format.money(Number(month[key]))),
    raw: (month) => decimalText(Number(month[key]), currency),
  })
  return (
    <section
      aria-label="Recurring revenue as a table"
      {...{ tabIndex: 0 }}
      className="overflow-x-auto [--head:0px]"
    >
      <ExportTable
        quiet
        file="recurring-revenue-by-month"
        caption={`Recurring revenue by month, in ${currency}`}
        rows={months}
        rowKey={({ month }) => month}
        columns={[
          {
            key: 'month',
            head: 'Month',
            seen: ({ month, unfinished }) => `${short(month)}${unfinished ? ' (not over)' : ''}`,
            raw: ({ month }) => month,
          },
          ...[...GAINS, ...LOSSES].map(({ key, name }) => money(key, name)),
          money('total', 'Monthly, at the end', true),
          {
            key: 'customers',
            head: 'Customers',
            number: true,
            phone: true,
            seen: ({ customers }) => format.count(customers),
            raw: ({ customers }) => customers,
          },
        ]}
      />
    </section>
  )
}
