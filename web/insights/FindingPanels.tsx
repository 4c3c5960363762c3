import { useQuery } from '@tanstack/react-query'
import type { ComponentType, ReactNode } from 'react'
import type { FindingPage } from '../../server/insights/finding.ts'
import type { FindingsOn, FindingTitle } from '../../server/insights/findings.ts'
import { FEWEST_CUSTOMERS } from '../../server/insights/format.ts'
import type { Filters } from '../../server/insights/schema.ts'
import { Comparison } from './Comparison.tsx'
import { FewCustomers, NoMatches } from './EmptyStates.tsx'
import { findingQuery } from './queries.ts'
import type { InsightsSearch } from './search.ts'
import { useInsights } from './useInsights.ts'
import type { SearchChange } from './useInsights.ts'

export interface FindingPanelProps {
  /** Passed on to its panel. */
  heading: { id: string; title: string; aside: ReactNode }
  filters: Filters
  /** The search parameters, of which a panel can keep its own. */
  search: InsightsSearch
  onSearch: SearchChange
}

interface ShownFinding {
  title: string
  /** What it answers, as a question. */
  question: string
  Panel: ComponentType<FindingPanelProps>
  /** Also shown with hardly any customers. */
  isForAnyNumber?: boolean
}

/** Every finding that the server declares for a page, under the title declared there. */
export type PageFindings<Page extends FindingPage> = {
  [Name in FindingsOn<Page>]: ShownFinding & { title: FindingTitle<Name> }
}

/** What the page answers, with a link to each finding. */
function Contents({ findings }: { findings: readonly [string, ShownFinding][] }) {
  return (
    <nav aria-label="On this page" className="mb-6 print:hidden">
      <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {findings.map(([id, { title, question }]) => (
          <li key={id} className="min-w-0">
            <a href={`#${id}`} className="font-medium text-accent hover:underline">
              {title}
            </a>
            <span className="block text-small text-soft">{question}</span>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The findings of one page, or what is missing for them. */
export function FindingPanels({ findings }: { findings: Record<string, ShownFinding> }) {
  const { search, filters, change } = useInsights()
  const { data: ladder } = useQuery(findingQuery('ladder', filters))
  const customers = ladder?.customers
  const isCompared = search.compare && filters.from !== undefined && filters.to !== undefined
  if (customers === 0) return <NoMatches />
  const isFew = customers !== undefined && customers < FEWEST_CUSTOMERS
  const shown = Object.entries(findings).filter(([, { isForAnyNumber }]) => !isFew || isForAnyNumber)
  return (
    <>
      {isFew && <FewCustomers customers={customers} isFiltered={Object.keys(filters).length > 0} />}
      {!isFew && <Contents findings={shown} />}
      {shown.map(([id, { title, Panel }]) => (
        <Panel
          key={id}
          heading={{ id, title, aside: isCompared && <Comparison name={id} filters={filters} /> }}
          filters={filters}
          search={search}
          onSearch={change}
        />
      ))}
    </>
  )
}
