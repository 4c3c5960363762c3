import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { use } from 'react'
import { Ago } from '../../../ui/date/Ago.tsx'
import { QueryFailed, QueryLoading } from '../../../ui/panel/PanelStates.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { Page } from '../../frame/Page.tsx'
import { Discard } from './Discard.tsx'
import { LookOver } from '../look/LookOver.tsx'
import { importQuery, isRunning } from './queries.ts'
import type { ImportOnPage } from './queries.ts'
import { Running } from './Running.tsx'
import { Stages } from './Stages.tsx'
import { Tried } from './Tried.tsx'
import { formatFileSize } from './sentences.ts'
import { useRefreshAfter } from './useRefreshAfter.ts'
import { Written } from './Written.tsx'

const route = getRouteApi('/gate/imports/$id')
const STAGE = {
  uploaded: 1,
  failed: 1,
  staging: 2,
  staged: 2,
  applying: 3,
  applied: 4,
  undoing: 4,
  undone: 4,
}

function Body({ file, isLooking }: { file: ImportOnPage; isLooking: boolean }) {
  if (isRunning(file)) return <Running file={file} />
  if (file.status === 'applied' || file.status === 'undone') return <Written file={file} />
  if (file.status === 'staged' && !isLooking) return <Tried file={file} />
  return <LookOver file={file} />
}

/** One import from its file to its result. The server keeps its state, so the page can be reloaded at any time. */
export function ImportPage() {
  const id = Number(route.useParams().id)
  const { step } = route.useSearch()
  const query = useQuery(importQuery(id))
  const locale = use(LocaleContext)
  const { data: file } = query
  useRefreshAfter(file?.status)
  const isLooking = step === 'look'
  if (!file) {
    return (
      <Page title="Import">
        {query.error ? <QueryFailed query={query} kept={false} /> : <QueryLoading />}
      </Page>
    )
  }
  const isOpen = ['uploaded', 'staged', 'failed', 'undone'].includes(file.status)
  const lead = (
    <>
      {file.bytes > 0 && `${formatFileSize(file.bytes, locale)}, `}imported by {file.createdBy}{' '}
      <Ago at={file.createdAt} />
    </>
  )
  return (
    <Page title={file.filename} lead={lead} actions={isOpen && <Discard file={file} />}>
      <div className="flex flex-col gap-6">
        {STAGE[file.status] < 4 && (
          <Stages current={isLooking && file.status === 'staged' ? 1 : STAGE[file.status]} />
        )}
        {query.error && <QueryFailed query={query} kept />}
        <Body file={file} isLooking={isLooking} />
      </div>
    </Page>
  )
}
