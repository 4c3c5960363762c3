import type { ReactNode } from 'react'
import { Failed, Waiting } from '../../ui/panel/PanelStates.tsx'
import type { Asked } from '../../ui/panel/PanelStates.tsx'

/** What stands on a page once its answer is there; the one owner of waiting and failing until then. */
export function Answered<Answer>(props: { query: Asked<Answer>; children: (answer: Answer) => ReactNode }) {
  const { query, children } = props
  return (
    <>
      {query.error && <Failed query={query} kept={query.data !== undefined} />}
      {query.data === undefined && !query.error && <Waiting />}
      {query.data !== undefined && children(query.data)}
    </>
  )
}
