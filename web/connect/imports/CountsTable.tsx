import { use } from 'react'
import { formatNumber } from '../../../ui/number/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import type { CountLine } from '../kind-pages.ts'
import { KIND_PAGES } from '../kinds.ts'
import type { Counts, ImportOnPage } from './queries.ts'

type Line = { what: string; count: number; meaning: string }

const ALL_LINES: readonly CountLine[] = [
  'fresh',
  'known',
  'changed',
  'newCustomers',
  'knownCustomers',
  'rejected',
]

function linesOf(counts: Counts, noun: string): Record<CountLine, Line> {
  const { fresh, known, changed, customers, newCustomers, rows, rejected } = counts
  const many = `${noun}s`
  const Many = `${many[0]?.toUpperCase()}${many.slice(1)}`
  return {
    fresh: { what: `New ${many}`, count: fresh, meaning: 'are added' },
    known: { what: `${Many} known and the same`, count: known, meaning: 'stay as they are' },
    changed: { what: `${Many} known with other values`, count: changed, meaning: 'become as this file says' },
    newCustomers: {
      what: 'New customers',
      count: newCustomers,
      meaning: `are added with their ${many}`,
    },
    knownCustomers: {
      what: 'Customers known already',
      count: customers - newCustomers,
      meaning: `get their ${many}`,
    },
    rejected: {
      what: 'Rows left out',
      count: rejected,
      meaning: `of ${rows} rows read, each with its reason`,
    },
  }
}

/** The contents of a file as counts, and what happens to each part. */
export function CountsTable({ found, counts }: { found: ImportOnPage; counts: Counts }) {
  const locale = use(LocaleContext)
  const shown = KIND_PAGES[found.kind]?.countLines ?? ALL_LINES
  const all = linesOf(counts, found.noun)
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
  const lines = shown.map((key) => ({
    ...all[key],
    meaning: all[key].meaning.replace(/\d+/, (digits) => formatNumber(Number(digits), locale)),
  }))
  return (
    <ExportTable
      caption="What is in the file"
      file={`import-${found.id}`}
      columns={columns}
      rows={lines}
      rowKey={({ what }) => what}
    />
  )
}
