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

function Body({ found, isLooking }: { found: ImportOnPage; isLooking: boolean }) {
  if (isRunning(found)) return <Running found={found} />
  if (found.status === 'applied' || found.status === 'undone') return <Written found={found} />
  if (found.status === 'staged' && !isLooking) return <Tried found={found} />
  return <LookOver found={found} />
}

/** One import from its file to its result. The server keeps its state, so the page can be reloaded at any time. */
export function ImportPage() {
  const id = Number(route.useParams().id)
  const { step } = route.useSearch()
  const query = useQuery(importQuery(id))
  const locale = use(LocaleContext)
  const { data: found } = query
  useRefreshAfter(found?.status)
  const isLooking = step === 'look'
  if (!found) {
    return (
      <Page title="Import">
        {query.error ? <QueryFailed query={query} kept={false} /> : <QueryLoading />}
      </Page>
    )
  }
  const isOpen = ['uploaded', 'staged', 'failed', 'undone'].includes(found.status)
  const lead = (
    <>
      {found.bytes > 0 && `${formatFileSize(found.bytes, locale)}, `}brought in by {found.createdBy}{' '}
      <Ago at={found.createdAt} />
    </>
  )
  return (
    <Page title={found.filename} lead={lead} actions={isOpen && <Discard found={found} />}>
      <div className="flex flex-col gap-6">
        {STAGE[found.status] < 4 && (
          <Stages current={isLooking && found.status === 'staged' ? 1 : STAGE[found.status]} />
        )}
        {query.error && <QueryFailed query={query} kept />}
        <Body found={found} isLooking={isLooking} />
      </div>
    </Page>
  )
}
