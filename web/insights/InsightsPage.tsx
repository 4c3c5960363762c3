import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import type { Filters as Chosen } from '../../server/insights/schema.ts'
import { buttonClasses } from '../../ui/form/Button.tsx'
import { Page } from '../frame/Page.tsx'
import { LeftOut, TruncationNote } from './filters/Exclusion.tsx'
import { Filters } from './filters/Filters.tsx'
import { PeriodBar } from './filters/PeriodBar.tsx'
import { NoOrders, PeriodReversed } from './EmptyStates.tsx'
import { pageLabel, PageTabs } from './PageTabs.tsx'
import { exclusionQuery, filterOptionsQuery } from './queries.ts'
import { queryOf } from './search.ts'
import { useFormatter } from './useFormatter.ts'
import { useInsights } from './useInsights.ts'

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

/** What the pages of Insights share: their tabs, one bar of filters, and the notes about who is counted. */
export function InsightsPage() {
  const { search, filters, change } = useInsights()
  const { pathname } = useLocation()
  const format = useFormatter()
  const isReversed = filters.from !== undefined && filters.to !== undefined && filters.from > filters.to
  const { data: options } = useQuery(filterOptionsQuery('', filters.product))
  // Its note stands above the panels, which would move if they were there before it.
  const exclusion = useQuery(exclusionQuery)
  if (options?.observed === null) return <NoOrders />
  const through = options ? `Orders up to ${format.day(options.observed!.through)}.` : 'Orders up to …'
  const label = pageLabel(pathname)
  return (
    <Page
      title={label ? `Insights: ${label}` : 'Insights'}
      lead={through}
      actions={<ReportLinks filters={filters} />}
    >
      <PageTabs />
      <PeriodBar
        period={filters}
        through={options?.observed?.through}
        isCompared={search.compare ?? false}
        onPeriod={change}
        onCompare={(isCompared) => change({ compare: isCompared || undefined })}
      />
      <Filters chosen={filters} onChange={change} />
      <TruncationNote />
      <LeftOut />
      {isReversed && <PeriodReversed onSwap={() => change({ from: filters.to, to: filters.from })} />}
      {!isReversed && !exclusion.isPending && <Outlet />}
    </Page>
  )
}
