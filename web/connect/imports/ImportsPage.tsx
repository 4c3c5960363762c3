import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../../values/count.ts'
import { FileUp } from 'lucide-react'
import { use, useRef } from 'react'
import { Ago } from '../../../ui/date/Ago.tsx'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { buttonClasses } from '../../../ui/form/Button.tsx'
import { Chip } from '../../../ui/message/Chip.tsx'
import { EmptyState } from '../../../ui/message/EmptyState.tsx'
import { useFileDrop } from '../../../ui/form/useFileDrop.ts'
import { formatAgo, formatDate } from '../../../ui/date/format.ts'
import { formatNumber } from '../../../ui/number/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { QueryFailed, QueryLoading } from '../../../ui/panel/PanelStates.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { Page } from '../../frame/Page.tsx'
import { SampleButton } from '../../settings/sample/SampleButton.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import { KIND_PAGES } from '../kinds.ts'
import { importsQuery } from './queries.ts'
import type { ImportInList } from './queries.ts'
import { STATUS_LABELS } from './sentences.ts'
import { UploadState } from '../upload/UploadState.tsx'
import { useUpload } from '../upload/useUpload.ts'

const DASH = '–'

function columnsFor(locale: LocaleSettings): ExportColumn<ImportInList>[] {
  const count = (key: 'fresh' | 'changed' | 'rejected', head: string) => ({
    key,
    head,
    number: true,
    seen: ({ counts }: ImportInList) => (counts ? formatNumber(counts[key], locale) : DASH),
    raw: ({ counts }: ImportInList) => counts?.[key] ?? null,
  })
  const day = (at: string | null) => (at ? formatDate(new Date(at), locale) : DASH)
  return [
    {
      key: 'file',
      head: 'File',
      seen: ({ filename }) => filename,
      raw: ({ filename }) => filename,
      cell: ({ filename, source }) => (
        <span className="block max-w-[40ch] truncate" title={filename}>
          <span className="font-medium">{filename}</span>{' '}
          <span className="text-small text-soft max-sm:hidden">{source}</span>
        </span>
      ),
    },
    {
      key: 'kind',
      head: 'Contains',
      seen: ({ kind }) => KIND_PAGES[kind]?.label ?? kind,
      raw: ({ kind }) => kind,
    },
    {
      key: 'status',
      head: 'State',
      phone: true,
      seen: ({ status }) => STATUS_LABELS[status].word,
      raw: ({ status }) => status,
      cell: ({ status }) => <Chip tone={STATUS_LABELS[status].tone}>{STATUS_LABELS[status].word}</Chip>,
    },
    count('fresh', 'New'),
    count('changed', 'Changed'),
    count('rejected', 'Rows left out'),
    {
      key: 'when',
      head: 'Imported',
      seen: ({ createdAt }) => formatAgo(new Date(createdAt), new Date(), locale),
      raw: ({ createdAt }) => createdAt,
      cell: ({ createdAt, createdBy }) => (
        <span className="whitespace-nowrap">
          <Ago at={createdAt} /> <span className="text-small text-soft">by {createdBy}</span>
        </span>
      ),
    },
    {
      key: 'undo',
      head: 'Can be undone until',
      seen: ({ canUndoUntil }) => day(canUndoUntil),
      raw: ({ canUndoUntil }) => canUndoUntil,
    },
  ]
}

const bringIn = (
  <Anchor href="/imports/new" className={buttonClasses('primary')}>
    <FileUp size={16} aria-hidden />
    Import a file
  </Anchor>
)

const LEAD = (
  <>
    Imported files and their results.
    <span className="pointer-coarse:hidden"> Drop another one anywhere on this page.</span>
  </>
)

const empty = (
  <EmptyState
    title="Import your orders"
    why="One file of orders is enough for a first answer. You see the result before anything is saved, and can undo it for 30 days."
    action={bringIn}
    second={<SampleButton />}
  />
)

/** Every imported file and its state. */
export function ImportsPage() {
  const query = useQuery(importsQuery)
  const locale = use(LocaleContext)
  const { data } = query
  const upload = useUpload()
  const everywhere = useRef(document.documentElement)
  const isOver = useFileDrop(everywhere, upload.start, upload.isSending)
  return (
    <Page
      title="Imports"
      lead={isOver ? 'Drop the file to bring it in.' : LEAD}
      actions={data && data.length > 0 && bringIn}
    >
      <div className="mb-5 empty:hidden">
        <UploadState upload={upload} />
      </div>
      {query.error && <QueryFailed query={query} kept={data !== undefined} />}
      {data === undefined && !query.error && <QueryLoading />}
      {data && (
        <ExportTable
          caption={`${formatCount(data.length, 'import', (value) => formatNumber(value, locale))}, latest first`}
          file="imports"
          columns={columnsFor(locale)}
          rows={data}
          rowKey={({ id }) => String(id)}
          href={({ id }) => `/imports/${id}`}
          empty={empty}
        />
      )}
    </Page>
  )
}
