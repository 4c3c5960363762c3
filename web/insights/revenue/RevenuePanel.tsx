import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { FindingResponse } from '../../../server/insights/findings.ts'
import type { Formatter } from '../../../server/insights/format.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { stackedBars } from '../../../ui/chart/stacked-bars.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Figures } from '../Figures.tsx'
import { MoneyNote } from '../MoneyNote.tsx'
import type { FindingPanelProps } from '../FindingPanels.tsx'
import { findingQuery } from '../queries.ts'
import { RevenueTable } from './RevenueTable.tsx'
import { useMonthNames } from '../useMonthNames.ts'
import { useFormatter } from '../useFormatter.ts'

const HEIGHT = 300
/** Five years of columns; the table has every month. */
const MOST_MONTHS = 60

type Revenue = FindingResponse<'revenue'>
type Month = Revenue['months'][number]

/** The two parts of every column: revenue, or orders if they have no amounts. */
function seriesOf(months: readonly Month[], hasMoney: boolean) {
  const part = (money: (month: Month) => number | null, orders: (month: Month) => number) =>
    months.map((month) => (hasMoney ? money(month) : orders(month)))
  return [
    {
      name: 'Repeat orders',
      values: part(
        ({ repeat }) => repeat,
        ({ repeatOrders }) => repeatOrders,
      ),
    },
    {
      name: 'First orders',
      values: part(
        ({ first }) => first,
        ({ firstOrders }) => firstOrders,
      ),
    },
  ]
}

function tops(months: readonly Month[], format: Formatter) {
  return months.map(({ repeatShare }) =>
    repeatShare === null
      ? { cellText: '', tooltip: '' }
      : { cellText: format.percent(repeatShare), tooltip: `${format.percent(repeatShare)} repeat` },
  )
}

function Columns({ finding }: { finding: Revenue }) {
  const format = useFormatter(finding.currency)
  const { short, locale } = useMonthNames()
  const draw = useCallback(
    (canvas: Canvas) => {
      const months = finding.months.slice(-MOST_MONTHS)
      const hasMoney = finding.total !== null
      const orders = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
      return stackedBars(
        {
          periods: months.map(({ month }) => short(month)),
          series: seriesOf(months, hasMoney),
          isUnfinished: months.at(-1)?.unfinished ?? false,
          tops: tops(months, format),
          value: hasMoney ? format.compactMoney : (value) => orders.format(value),
        },
        canvas,
      )
    },
    [finding, format, short, locale],
  )
  return <Chart draw={draw} height={HEIGHT} summary={finding.sentence} />
}

/** What the orders brought, what was lost, and what is left; nothing where nothing was lost. */
function Losses({ total, lost, currency }: Revenue) {
  const { money } = useFormatter(currency)
  if (total === null || lost === 0) return null
  return (
    <Figures
      figures={[
        { label: 'From orders', value: money(total + lost), note: 'first and repeat orders of all months' },
        { label: 'Lost', value: money(lost), note: 'what refunds took beyond the amounts of their orders' },
        { label: 'Revenue', value: money(total), note: 'from orders, less what was lost' },
      ]}
    />
  )
}

/** Revenue by month from first and from repeat orders. */
export function RevenuePanel({ filters, heading }: FindingPanelProps) {
  const query = useQuery(findingQuery('revenue', filters))
  return (
    <Panel
      {...heading}
      query={query}
      height={HEIGHT + 28}
      sentence={({ sentence }) => sentence}
      method="What was paid and kept: refunds are taken off their order, cancelled orders are left out. What a refund takes beyond the amount of its order is lost: it belongs to no month and lowers the revenue as a whole. A first order is a customer's very first; every other is a repeat order. Where no order of a month has an amount its revenue is not known, and no column is drawn. A month that still runs is hatched. The per cents over the columns are the repeat share."
      chart={(finding) => (
        <>
          {finding.moneySentence !== finding.sentence && <MoneyNote finding={finding} />}
          <Columns finding={finding} />
          <Losses {...finding} />
          <p className="mt-2 text-small text-soft">
            {finding.total === null
              ? 'Columns show the number of orders, because amounts are not known.'
              : 'Above the columns: share of repeat orders. Hatched: the month is not over.'}
          </p>
        </>
      )}
      table={(finding) => <RevenueTable months={finding.months} currency={finding.currency} />}
    />
  )
}
