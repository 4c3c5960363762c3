import type { ReactNode } from 'react'
import { QueryFailed, QueryLoading } from '../../ui/panel/PanelStates.tsx'
import type { QueryState } from '../../ui/panel/PanelStates.tsx'

/** What stands on a page once its answer is there; the one owner of waiting and failing until then. */
export function LoadingPanel<Answer>(props: {
  query: QueryState<Answer>
  children: (answer: Answer) => ReactNode
}) {
  const { query, children } = props
  return (
    <>
      {query.error && <QueryFailed query={query} kept={query.data !== undefined} />}
      {query.data === undefined && !query.error && <QueryLoading />}
      {query.data !== undefined && children(query.data)}
    </>
  )
}
