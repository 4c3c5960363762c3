import type { RevenueMonth } from '../../../server/insights/revenue/answer.ts'
import { decimalText } from '../../../values/money.ts'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import { useMonthNames } from '../useMonthNames.ts'
import { useFormatter } from '../useFormatter.ts'

/** Orders and revenue of every month. */
export function RevenueTable({ months, currency }: { months: readonly RevenueMonth[]; currency: string }) {
  const format = useFormatter(currency)
  const { short } = useMonthNames()
  const count = (key: 'firstOrders' | 'repeatOrders', head: string): ExportColumn<RevenueMonth> => ({
    key,
    head,
    number: true,
    seen: (month) => format.count(month[key]),
    raw: (month) => month[key],
  })
  const money = (key: 'first' | 'repeat', head: string): ExportColumn<RevenueMonth> => ({
    key,
    head,
    number: true,
    phone: true,
    seen: (month) => (month[key] === null ? '–' : format.money(month[key])),
    raw: (month) => (month[key] === null ? null : decimalText(month[key], currency)),
  })
  const columns: ExportColumn<RevenueMonth>[] = [
    {
      key: 'month',
      head: 'Month',
      seen: ({ month, unfinished }) => `${short(month)}${unfinished ? ' (not over)' : ''}`,
      raw: ({ month }) => month,
    },
    count('firstOrders', 'First orders'),
    count('repeatOrders', 'Repeat orders'),
    money('first', 'From first'),
    money('repeat', 'From repeat'),
    {
      key: 'share',
      head: 'Repeat share',
      number: true,
      phone: true,
      seen: ({ repeatShare }) => (repeatShare === null ? '–' : format.percent(repeatShare, 1)),
      raw: ({ repeatShare }) => repeatShare,
    },
  ]
  return (
    <ExportTable
      quiet
      file="revenue-by-month"
      caption={`Revenue by month, in ${currency}`}
      columns={columns}
      rows={months}
      rowKey={({ month }) => month}
    />
  )
}
