import type { Source } from '../../../server/insights/benchmarks/answer.ts'
import { ExportTable } from '../../table/ExportTable.tsx'
import { estimateText } from '../EstimateCell.tsx'
import { useFormatter } from '../useFormatter.ts'

/** A published figure and the company's own beside it: a share of customers with its interval, or of revenue. */
export interface Mark {
  label: string
  yours: { p: number; low: number; high: number; n: number } | { p: number } | null
  published: number
  /** The published figure as its source states it. */
  publishedText: string
  source: Source
}

/** Published figures with their sample, beside those of the company with their n. */
export function BenchmarkTable({ marks }: { marks: readonly Mark[] }) {
  const format = useFormatter()
  const own = (yours: Mark['yours']) => {
    if (!yours) return '–'
    return 'low' in yours ? estimateText(yours, format) : format.percent(yours.p)
  }
  const n = (yours: Mark['yours']) => (yours && 'n' in yours ? yours.n : null)
  return (
    <ExportTable
      quiet
      file="benchmarks"
      caption="Your company and published figures"
      rows={marks}
      rowKey={({ label }) => label}
      columns={[
        { key: 'figure', head: 'Figure', seen: ({ label }) => label, raw: ({ label }) => label },
        {
          key: 'you',
          head: 'You',
          number: true,
          phone: true,
          seen: ({ yours }) => own(yours),
          raw: ({ yours }) => yours?.p ?? null,
        },
        {
          key: 'n',
          head: 'n',
          number: true,
          seen: ({ yours }) => (n(yours) === null ? '–' : format.count(n(yours)!)),
          raw: ({ yours }) => n(yours),
        },
        {
          key: 'published',
          head: 'Published',
          number: true,
          phone: true,
          seen: ({ publishedText }) => publishedText,
          raw: ({ published }) => published,
        },
        {
          key: 'source',
          head: 'Source',
          seen: ({ source }) => `${source.name}, ${source.year}`,
          raw: ({ source }) => `${source.name}, ${source.year}: ${source.sample}`,
        },
      ]}
    />
  )
}
