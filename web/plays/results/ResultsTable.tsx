import type { Grouping } from '../../../server/plays/results/schema.ts'
import type { Formatter } from '../../../server/insights/format.ts'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import { useFormatter } from '../../insights/useFormatter.ts'
import { formatRate } from './formatRate.ts'
import type { ResultRow, Results } from '../queries.ts'

const HEADS: Readonly<Record<Grouping, string>> = {
  week: 'Week from',
  age: 'Days since the first order',
  person: 'Asked by',
}

type Counted = 'asks' | 'sales' | 'notNow' | 'no' | 'open'

function columnsOf(by: Grouping, formatter: Formatter): ExportColumn<ResultRow>[] {
  const keyed = ({ key, label }: ResultRow) => (by === 'week' ? formatter.day(key) : label)
  const counted = (key: Counted, head: string, phone = false): ExportColumn<ResultRow> => ({
    key,
    head,
    number: true,
    phone,
    seen: (row) => formatter.count(row[key]),
    raw: (row) => row[key],
  })
  return [
    { key: 'key', head: HEADS[by], seen: keyed, raw: ({ label }) => label },
    counted('asks', 'Asks', true),
    counted('sales', 'Sales', true),
    counted('notNow', 'Not now'),
    counted('no', 'No'),
    counted('open', '90 days not over'),
    {
      key: 'rate',
      head: 'Sale within 90 days',
      number: true,
      seen: ({ rate }) => formatRate(rate, formatter),
      raw: ({ rate }) => rate.rate?.share ?? null,
    },
    {
      key: 'judged',
      head: 'Asks whose 90 days are over',
      seen: () => '',
      raw: ({ rate }) => rate.n,
      rawOnly: true,
    },
  ]
}

/** Asks and the sales attributed to them. */
export function ResultsTable({ results }: { results: Results }) {
  const formatter = useFormatter()
  return (
    <ExportTable
      quiet
      file={`asks-by-${results.by}`}
      caption="Asks and sales"
      rows={results.rows}
      rowKey={({ key }) => key}
      columns={columnsOf(results.by, formatter)}
    />
  )
}
