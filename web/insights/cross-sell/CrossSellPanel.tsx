import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Filters } from '../../../server/insights/schema.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { columns } from '../../../ui/chart/columns.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import { crossSellQuery } from '../queries.ts'
import type { QueryResult } from '../queries.ts'
import { useFormatter } from '../useFormatter.ts'

const HEIGHT = 240
const YEAR_IN_WEEKS = 52
/** Ninety days end in the thirteenth week. */
const WEEKS_OF_90_DAYS = 13

type CrossSell = QueryResult<typeof crossSellQuery>

function Weeks({ answer }: { answer: CrossSell }) {
  const words = useFormatter()
  const draw = useCallback(
    (stage: Canvas) => {
      const values = answer.weeks.slice(0, YEAR_IN_WEEKS)
      return columns(
        {
          labels: values.map((_, at) => String(at + 1)),
          values,
          mark: { after: WEEKS_OF_90_DAYS, label: '90 days' },
          xLabel: 'weeks since the first order',
          value: words.count,
          tooltip: (value, week) => `Week ${week}: ${words.count(value)} orders with something new`,
        },
        stage,
      )
    },
    [answer, words],
  )
  return <Chart draw={draw} height={HEIGHT} summary={answer.sentence} />
}

function WeekTable({ weeks, n }: { weeks: readonly number[]; n: number }) {
  const words = useFormatter()
  const rows = weeks.map((orders, at) => ({ week: at + 1, orders }))
  return (
    <ExportTable
      quiet
      file="cross-sell-by-week"
      caption="Later orders with a product new to the customer"
      rows={rows}
      rowKey={({ week }) => String(week)}
      columns={[
        { key: 'week', head: 'Week', seen: ({ week }) => words.count(week), raw: ({ week }) => week },
        {
          key: 'orders',
          head: 'Orders',
          number: true,
          phone: true,
          seen: ({ orders }) => words.count(orders),
          raw: ({ orders }) => orders,
        },
        {
          key: 'share',
          head: `Share of ${words.count(n)}`,
          number: true,
          phone: true,
          seen: ({ orders }) => words.percent(orders / n, 1),
          raw: ({ orders }) => orders / n,
        },
      ]}
    />
  )
}

/** When customers buy something that they had never bought before. */
export function CrossSellPanel({ filters }: { filters: Filters }) {
  const query = useQuery(crossSellQuery(filters))
  const isBlank = query.data?.weeks.length === 0
  return (
    <Panel
      title="Something new"
      query={query}
      height={isBlank ? 0 : HEIGHT}
      sentence={({ sentence }) => sentence}
      method="Orders after the first that hold a product which the customer had never bought before, by week since the first order. Customers who joined lately have had fewer weeks to be counted in; the share within the first year leaves them out."
      chart={(answer) => !isBlank && <Weeks answer={answer} />}
      table={isBlank ? undefined : ({ weeks, n }) => <WeekTable weeks={weeks} n={n} />}
    />
  )
}
