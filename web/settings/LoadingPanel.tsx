import type { ReactNode } from 'react'
import { QueryFailed, QueryLoading } from '../../ui/panel/PanelStates.tsx'
import type { QueryState } from '../../ui/panel/PanelStates.tsx'

/** Shows its children once the data is there, and until then that it is loading or has failed. */
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
