import { use, useMemo } from 'react'
import { formatNumber } from '../../../ui/number/format.ts'
import { dayIn } from '../../../ui/date/days.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { CustomerEvents } from '../../timeline/entries.ts'
import { countByMonth } from './months.ts'
import type { Month } from './months.ts'

/** The story in numbers, month by month. */
export function MonthsTable({ happened }: { happened: CustomerEvents }) {
  const writing = use(LocaleContext)
  const rows = useMemo(() => countByMonth(happened, (at) => dayIn(at, writing.timeZone)), [happened, writing])
  const name = new Intl.DateTimeFormat(writing.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const count = (key: Exclude<keyof Month, 'month'>, head: string, phone = false) => ({
    key,
    head,
    phone,
    number: true,
    seen: (row: Month) => formatNumber(row[key], writing),
    raw: (row: Month) => row[key],
  })
  return (
    <ExportTable
      caption="What happened in each month, newest first"
      file="story"
      quiet
      rows={rows}
      rowKey={({ month }) => month}
      columns={[
        {
          key: 'month',
          head: 'Month',
          seen: ({ month }) => name.format(new Date(`${month}-15`)),
          raw: ({ month }) => month,
        },
        count('orders', 'Orders', true),
        count('loginDays', 'Log-in days', true),
        count('events', 'Events'),
        count('signals', 'Signals'),
        count('notes', 'Notes'),
      ]}
    />
  )
}
