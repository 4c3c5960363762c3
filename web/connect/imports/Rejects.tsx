import { formatCount } from '../../../values/count.ts'
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { use } from 'react'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { buttonClasses } from '../../../ui/form/Button.tsx'
import { formatNumber, formatShare } from '../../../ui/number/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { QueryFailed, QueryLoading } from '../../../ui/panel/PanelStates.tsx'
import { Table } from '../../../ui/table/Table.tsx'
import type { Column } from '../../../ui/table/TableHead.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { rejectsQuery } from './queries.ts'
import type { Counts, ImportOnPage, RejectSummary } from './queries.ts'

type Reason = RejectSummary['reasons'][number]
type Row = RejectSummary['rows'][number]

/** More rows than this start folded, or they would push the download out of sight. */
const OPENED = 10

const COLUMNS: Column<Row>[] = [
  { key: 'line', head: 'Line', cell: ({ line }) => line, number: true },
  { key: 'column', head: 'Column', cell: ({ column }) => column ?? 'the row as a whole' },
  {
    key: 'value',
    head: 'Value',
    phone: true,
    cell: ({ value }) => (
      <span className="block max-w-[12ch] truncate sm:max-w-[28ch]" title={value}>
        {value || '(empty)'}
      </span>
    ),
  },
  { key: 'reason', head: 'Why it was left out', phone: true, cell: ({ reason }) => reason },
  {
    key: 'row',
    head: 'The row in the file',
    cell: ({ row }) => (
      <span className="block max-w-[40ch] truncate text-soft" title={row}>
        {row ?? ''}
      </span>
    ),
  },
]

function Reasons({ reasons }: { reasons: Reason[] }) {
  const locale = use(LocaleContext)
  return (
    <ul className="flex flex-col">
      {reasons.map(({ column, reason, rows }) => (
        <li key={`${column} ${reason}`} className="flex gap-4 border-b py-2">
          <span className="w-20 shrink-0 text-end tabular-nums">{formatNumber(rows, locale)}</span>
          <span>
            {column && <span className="font-medium">{column} </span>}
            {reason}
          </span>
        </li>
      ))}
    </ul>
  )
}

function RejectDetails({ id, answer }: { id: number; answer: RejectSummary }) {
  return (
    <>
      <Reasons reasons={answer.reasons} />
      <details open={answer.rows.length <= OPENED} className="mt-3">
        <summary className="py-1.5 text-soft pointer-coarse:py-3">
          {answer.rows.length === 1
            ? 'The row that was left out'
            : `The first ${answer.rows.length} rows that were left out`}
        </summary>
        <Table
          caption="The first rows left out"
          columns={COLUMNS}
          rows={answer.rows}
          rowKey={({ line, column }) => `${line} ${column}`}
          quiet
        />
      </details>
      <Anchor
        href={`/api/imports/${id}/rejects.csv`}
        download
        className={`${buttonClasses('plain', 'small')} mt-3`}
      >
        <Download size={15} aria-hidden />
        All of them as CSV
      </Anchor>
    </>
  )
}

/** How many rows were rejected, and of how many. */
function describeRejects({ rejected, rows }: Counts, locale: LocaleSettings): string {
  const count = (value: number) => formatNumber(value, locale)
  const share = formatShare(rejected / Math.max(1, rows), locale, 1)
  return `${count(rejected)} of ${formatCount(rows, 'row', count)} (${share}) ${rejected === 1 ? 'is' : 'are'} left out.`
}

/** The rejected rows: how many, why, the first of them, and all of them as a file. */
export function Rejects({ file, counts }: { file: ImportOnPage; counts: Counts }) {
  const locale = use(LocaleContext)
  const query = useQuery(rejectsQuery(file.id, file.startedAt))
  return (
    <section aria-label="Rows left out">
      <h2 className="mb-2 text-read">{describeRejects(counts, locale)}</h2>
      {query.data === undefined && !query.error && <QueryLoading />}
      {query.error && <QueryFailed query={query} kept={query.data !== undefined} />}
      {query.data && <RejectDetails id={file.id} answer={query.data} />}
    </section>
  )
}
