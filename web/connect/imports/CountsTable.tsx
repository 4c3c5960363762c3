import { use } from 'react'
import { formatNumber } from '../../../ui/number/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import type { Counts } from './queries.ts'

type Line = { what: string; count: number; meaning: string }

function linesOf(counts: Counts): Line[] {
  const { fresh, known, changed, customers, newCustomers, rows, rejected } = counts
  if (counts.of === 'changes')
    return [
      { what: 'New changes', count: fresh, meaning: 'are added' },
      { what: 'Changes known already', count: known, meaning: 'stay as they are' },
      { what: 'New customers', count: newCustomers, meaning: 'are added with their subscriptions' },
      { what: 'Rows left out', count: rejected, meaning: `of ${rows} rows read, each with its reason` },
    ]
  return [
    { what: 'New orders', count: fresh, meaning: 'are added' },
    { what: 'Orders known and the same', count: known, meaning: 'stay as they are' },
    { what: 'Orders known but told differently', count: changed, meaning: 'become as this file says' },
    { what: 'New customers', count: newCustomers, meaning: 'are added with their orders' },
    { what: 'Customers known already', count: customers - newCustomers, meaning: 'get their orders' },
    { what: 'Rows left out', count: rejected, meaning: `of ${rows} rows read, each with its reason` },
  ]
}

/** The contents of a file as counts, and what happens to each part. */
export function CountsTable({ counts, id }: { counts: Counts; id: number }) {
  const locale = use(LocaleContext)
  const columns: ExportColumn<Line>[] = [
    { key: 'what', head: 'In this file', seen: ({ what }) => what, raw: ({ what }) => what },
    {
      key: 'count',
      head: 'How many',
      number: true,
      phone: true,
      seen: ({ count }) => formatNumber(count, locale),
      raw: ({ count }) => count,
    },
    { key: 'meaning', head: 'What happens', seen: ({ meaning }) => meaning, raw: ({ meaning }) => meaning },
  ]
  const lines = linesOf(counts).map((line) => ({
    ...line,
    meaning: line.meaning.replace(/\d+/, (digits) => formatNumber(Number(digits), locale)),
  }))
  return (
    <ExportTable
      caption="What is in the file"
      file={`import-${id}`}
      columns={columns}
      rows={lines}
      rowKey={({ what }) => what}
    />
  )
}
