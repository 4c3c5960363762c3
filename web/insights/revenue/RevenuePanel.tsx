import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Filters } from '../../../server/insights/schema.ts'
import type { Formatter } from '../../../server/insights/format.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { stackedBars } from '../../../ui/chart/stacked-bars.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { MoneyNote } from '../MoneyNote.tsx'
import { revenueQuery } from '../queries.ts'
import type { QueryResult } from '../queries.ts'
import { fromMinorUnits } from '../../../values/money.ts'
import { RevenueTable } from './RevenueTable.tsx'
import { useMonthNames } from '../useMonthNames.ts'
import { useFormatter } from '../useFormatter.ts'

const HEIGHT = 300
/** Five years of columns; the table has every month. */
const MOST_MONTHS = 60

type Revenue = QueryResult<typeof revenueQuery>
type Month = Revenue['months'][number]

/** The two parts of every column: money, or orders where the file has no money. */
function seriesOf(months: readonly Month[], hasMoney: boolean) {
  const part = (money: (month: Month) => number | null, orders: (month: Month) => number) =>
    months.map((month) => (hasMoney ? (money(month) ?? 0) : orders(month)))
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

function tops(months: readonly Month[], words: Formatter) {
  return months.map(({ repeatShare }) =>
    repeatShare === null
      ? { cellText: '', tooltip: '' }
      : { cellText: words.percent(repeatShare), tooltip: `${words.percent(repeatShare)} repeat` },
  )
}

function Columns({ answer }: { answer: Revenue }) {
  const words = useFormatter(answer.currency)
  const { short, locale } = useMonthNames()
  const draw = useCallback(
    (stage: Canvas) => {
      const months = answer.months.slice(-MOST_MONTHS)
      const hasMoney = answer.total !== null
      const compact = new Intl.NumberFormat(locale, {
        notation: 'compact',
        maximumFractionDigits: 1,
        ...(hasMoney ? { style: 'currency', currency: answer.currency } : {}),
      })
      return stackedBars(
        {
          periods: months.map(({ month }) => short(month)),
          series: seriesOf(months, hasMoney),
          isUnfinished: months.at(-1)?.unfinished ?? false,
          tops: tops(months, words),
          value: (value) => compact.format(hasMoney ? fromMinorUnits(value, answer.currency) : value),
        },
        stage,
      )
    },
    [answer, words, short, locale],
  )
  return <Chart draw={draw} height={HEIGHT} summary={answer.sentence} />
}

/** Revenue by month: what first orders brought, and what came from people who had bought before. */
export function RevenuePanel({ filters }: { filters: Filters }) {
  const query = useQuery(revenueQuery(filters))
  return (
    <Panel
      title="Revenue by month"
      query={query}
      height={HEIGHT + 28}
      sentence={({ sentence }) => sentence}
      method="What was paid and kept: refunds are taken off their order, cancelled orders are left out. A first order is a customer's very first; every other is a repeat order. A month that still runs is hatched. The per cents over the columns are the repeat share."
      chart={(answer) => (
        <>
          {answer.moneySentence !== answer.sentence && <MoneyNote answer={answer} />}
          <Columns answer={answer} />
          <p className="mt-2 text-small text-soft">
            {answer.total === null
              ? 'Columns show the number of orders, since their amounts are not known.'
              : 'Over the columns: the share of repeat orders. Hatched: the month is not over.'}
          </p>
        </>
      )}
      table={(answer) => <RevenueTable months={answer.months} currency={answer.currency} />}
    />
  )
}
