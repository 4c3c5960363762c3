import { use, useMemo } from 'react'
import { formatNumber } from '../../../ui/number/format.ts'
import { dayIn } from '../../../ui/date/days.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { CustomerEvents } from './events.ts'
import { countByMonth } from './months.ts'
import type { Month } from './months.ts'

/** The story in numbers, month by month. */
export function MonthsTable({ events }: { events: CustomerEvents }) {
  const locale = use(LocaleContext)
  const rows = useMemo(() => countByMonth(events, (at) => dayIn(at, locale.timeZone)), [events, locale])
  const name = new Intl.DateTimeFormat(locale.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const count = (key: Exclude<keyof Month, 'month'>, head: string, phone = false) => ({
    key,
    head,
    phone,
    number: true,
    seen: (row: Month) => formatNumber(row[key], locale),
    raw: (row: Month) => row[key],
  })
  return (
    <ExportTable
      caption="What events in each month, newest first"
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
