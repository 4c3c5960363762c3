import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { FindingResponse } from '../../../server/insights/findings.ts'
import { formatCount } from '../../../values/count.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { columns } from '../../../ui/chart/columns.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { FindingPanelProps } from '../FindingPanels.tsx'
import { findingQuery } from '../queries.ts'
import { useFormatter } from '../useFormatter.ts'

const HEIGHT = 240
const YEAR_IN_WEEKS = 52
/** Ninety days end in the thirteenth week. */
const WEEKS_OF_90_DAYS = 13

type CrossSell = FindingResponse<'crossSell'>

function Weeks({ finding }: { finding: CrossSell }) {
  const format = useFormatter()
  const draw = useCallback(
    (canvas: Canvas) => {
      const values = finding.weeks.slice(0, YEAR_IN_WEEKS)
      return columns(
        {
          labels: values.map((_, at) => String(at + 1)),
          values,
          mark: { after: WEEKS_OF_90_DAYS, label: '90 days' },
          xLabel: 'weeks since the first order',
          value: format.count,
          tooltip: (value, week) =>
            `Week ${week}: ${formatCount(value, 'order', format.count)} with something new`,
        },
        canvas,
      )
    },
    [finding, format],
  )
  return <Chart draw={draw} height={HEIGHT} summary={finding.sentence} />
}

function WeekTable({ weeks, n }: { weeks: readonly number[]; n: number }) {
  const format = useFormatter()
  const rows = weeks.map((orders, at) => ({ week: at + 1, orders }))
  return (
    <ExportTable
      quiet
      file="cross-sell-by-week"
      caption="Later orders with a product new to the customer"
      rows={rows}
      rowKey={({ week }) => String(week)}
      columns={[
        { key: 'week', head: 'Week', seen: ({ week }) => format.count(week), raw: ({ week }) => week },
        {
          key: 'orders',
          head: 'Orders',
          number: true,
          phone: true,
          seen: ({ orders }) => format.count(orders),
          raw: ({ orders }) => orders,
        },
        {
          key: 'share',
          head: `Share of ${format.count(n)}`,
          number: true,
          phone: true,
          seen: ({ orders }) => format.percent(orders / n, 1),
          raw: ({ orders }) => orders / n,
        },
      ]}
    />
  )
}

/** When customers buy something that they had never bought before. */
export function CrossSellPanel({ filters, heading }: FindingPanelProps) {
  const query = useQuery(findingQuery('crossSell', filters))
  const isBlank = query.data?.weeks.length === 0
  return (
    <Panel
      {...heading}
      query={query}
      height={isBlank ? 0 : HEIGHT}
      sentence={({ sentence }) => sentence}
      method="Orders after the first that hold a product which the customer had never bought before, by week since the first order. Customers who joined lately have had fewer weeks to be counted in; the share within the first year leaves them out."
      chart={(finding) => !isBlank && <Weeks finding={finding} />}
      table={isBlank ? undefined : ({ weeks, n }) => <WeekTable weeks={weeks} n={n} />}
    />
  )
}
