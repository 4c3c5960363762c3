import { use, useMemo } from 'react'
import { formatNumber } from '../../../ui/number/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import { storyKinds } from '../../timeline/kinds.ts'
import type { Moment } from '../../timeline/queries.ts'
import { countByMonth, monthColumns } from './months.ts'
import type { Month } from './months.ts'

const COLUMNS = monthColumns(storyKinds)

/** The story in numbers, month by month. */
export function MonthsTable({ moments }: { moments: readonly Moment[] }) {
  const locale = use(LocaleContext)
  const rows = useMemo(() => countByMonth(moments, COLUMNS), [moments])
  const name = new Intl.DateTimeFormat(locale.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
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
        ...COLUMNS.map(({ head, phone = false }, at) => ({
          key: head,
          head,
          phone,
          number: true,
          seen: ({ counts }: Month) => formatNumber(counts[at]!, locale),
          raw: ({ counts }: Month) => counts[at]!,
        })),
      ]}
    />
  )
}
