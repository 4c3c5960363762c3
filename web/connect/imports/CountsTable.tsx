import { use } from 'react'
import { formatNumber } from '../../../ui/number/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import { KIND_PAGES } from '../kinds.ts'
import { countedLines, type CountedLine } from './count-lines.ts'
import type { Counts, ImportOnPage } from './queries.ts'

/** The contents of a file as counts, and what happens to each part. */
export function CountsTable({ file, counts }: { file: ImportOnPage; counts: Counts }) {
  const locale = use(LocaleContext)
  const write = (count: number) => formatNumber(count, locale)
  const lines = countedLines(counts, file.noun, write, KIND_PAGES[file.kind]?.countLines)
  const columns: ExportColumn<CountedLine>[] = [
    { key: 'what', head: 'In this file', seen: ({ what }) => what, raw: ({ what }) => what },
    {
      key: 'count',
      head: 'How many',
      number: true,
      phone: true,
      seen: ({ count }) => write(count),
      raw: ({ count }) => count,
    },
    { key: 'meaning', head: 'What happens', seen: ({ meaning }) => meaning, raw: ({ meaning }) => meaning },
  ]
  return (
    <ExportTable
      caption="What is in the file"
      file={`import-${file.id}`}
      columns={columns}
      rows={lines}
      rowKey={({ what }) => what}
    />
  )
}
