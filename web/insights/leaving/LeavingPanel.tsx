import { useQuery } from '@tanstack/react-query'
import type { FindingResponse } from '../../../server/insights/findings.ts'
import { HOW_COUNTED } from '../../../server/insights/leaving/notes.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import type { FindingPanelProps } from '../FindingPanels.tsx'
import { findingQuery } from '../queries.ts'
import { SILENCE_HEIGHT, Silences } from './Silences.tsx'
import { SilenceTables } from './SilenceTables.tsx'

type Leaving = FindingResponse<'leaving'>

/** What the panel shows: orders always, log-ins where customers log in; without a curve nothing is drawn. */
function partsOf({ orders, logins }: Leaving) {
  const parts = [{ visit: 'order' as const, answer: orders }]
  const all = logins ? [...parts, { visit: 'log-in' as const, answer: logins }] : parts
  return all.filter(({ answer }) => answer.returns.length > 1)
}

/** How many of the customers who have been silent for some time come back. */
export function LeavingPanel({ filters, heading }: FindingPanelProps) {
  const query = useQuery(findingQuery('leaving', filters))
  const parts = query.data ? partsOf(query.data) : []
  const isBlank = query.data !== undefined && parts.length === 0
  return (
    <Panel
      {...heading}
      query={query}
      height={isBlank ? 0 : SILENCE_HEIGHT}
      phoneHeight={isBlank ? 0 : SILENCE_HEIGHT + 136}
      sentence={({ sentence }) => sentence}
      method={`${HOW_COUNTED} Silences that are not over count for as long as they were watched (Kaplan–Meier, by the number of visits before and the customer's own pace; 95 % band).`}
      chart={(finding) =>
        parts.map(({ visit, answer }) => (
          <Silences key={visit} visit={visit} answer={answer} summary={finding.sentence} />
        ))
      }
      table={isBlank ? undefined : () => <SilenceTables parts={parts} />}
    />
  )
}
