import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { FEWEST_CUSTOMERS } from '../../server/insights/format.ts'
import type { Filters as Chosen } from '../../server/insights/schema.ts'
import { buttonClasses } from '../../ui/form/Button.tsx'
import { Page } from '../frame/Page.tsx'
import { LeftOut, TruncationNote } from './filters/Exclusion.tsx'
import { Filters } from './filters/Filters.tsx'
import { Panels } from './Panels.tsx'
import type { FindingPanelProps } from './Panels.tsx'
import { FewCustomers, NoMatches, NoOrders, PeriodReversed } from './EmptyStates.tsx'
import { RecurringPanel } from './recurring/RecurringPanel.tsx'
import { exclusionQuery, filterOptionsQuery, findingQuery } from './queries.ts'
import { filtersOf, queryOf } from './search.ts'
import type { InsightsSearch } from './search.ts'
import { useFormatter } from './useFormatter.ts'

const route = getRouteApi('/gate/insights')

function ReportLinks({ filters }: { filters: Chosen }) {
  const query = queryOf(filters)
  return (
    <>
      <a
        href={`/api/insights/report.html${query}`}
        target="_blank"
        rel="noreferrer"
        className={buttonClasses()}
      >
        <Printer size={16} aria-hidden />
        Printable page
      </a>
      <a
        href={`/api/insights/report${query}`}
        target="_blank"
        rel="noreferrer"
        className={buttonClasses('quiet')}
      >
        JSON
      </a>
    </>
  )
}

/** The panels, or what is missing for them. `customers` is undefined while it loads. */
function Findings({ customers, ...panels }: FindingPanelProps & { customers: number | undefined }) {
  if (customers === 0) return <NoMatches />
  if (customers !== undefined && customers < FEWEST_CUSTOMERS)
    return (
      <>
        <FewCustomers customers={customers} isFiltered={Object.keys(panels.filters).length > 0} />
        <RecurringPanel filters={panels.filters} />
      </>
    )
  return <Panels {...panels} />
}

/** Who comes back, how soon, and what it is worth. */
export function InsightsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const format = useFormatter()
  const filters = filtersOf(search)
  const isReversed = filters.from !== undefined && filters.to !== undefined && filters.from > filters.to
  const { data: options } = useQuery(filterOptionsQuery('', filters.product))
  // Its note stands above the panels, which would move if they were there before it.
  const exclusion = useQuery(exclusionQuery)
  const { data: ladder } = useQuery({ ...findingQuery('ladder', filters), enabled: !isReversed })
  const change = (next: { [Key in keyof InsightsSearch]?: InsightsSearch[Key] | undefined }) =>
    navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false })
  if (options?.observed === null) return <NoOrders />
  const through = options
    ? `Orders known through ${format.day(options.observed!.through)}.`
    : 'Orders known through …'
  return (
    <Page title="Insights" lead={through} actions={<ReportLinks filters={filters} />}>
      <Filters chosen={filters} onChange={change} />
      <TruncationNote />
      <LeftOut />
      {isReversed && <PeriodReversed onSwap={() => change({ from: filters.to, to: filters.from })} />}
      {!isReversed && !exclusion.isPending && (
        <Findings customers={ladder?.customers} filters={filters} search={search} onSearch={change} />
      )}
    </Page>
  )
}
