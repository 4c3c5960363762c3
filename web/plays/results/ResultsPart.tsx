import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Grouping } from '../../../server/plays/results/schema.ts'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import { SegmentedControl } from '../../../ui/form/SegmentedControl.tsx'
import { useFormatter } from '../../insights/useFormatter.ts'
import { AsksChart } from './AsksChart.tsx'
import { formatRate } from './formatRate.ts'
import { resultsQuery } from '../queries.ts'
import type { ResultRow, Results } from '../queries.ts'
import { RecentAsks } from './RecentAsks.tsx'
import { ResultsTable } from './ResultsTable.tsx'
import { SecondOrder } from './SecondOrder.tsx'
import { formatCount } from '../../../values/count.ts'

const route = getRouteApi('/gate/next-sale')

/** Up to this many rows the table is open. */
const FEW = 8

const GROUPINGS: readonly { value: Grouping; label: string }[] = [
  { value: 'week', label: 'By week' },
  { value: 'age', label: 'By age' },
  { value: 'person', label: 'By who asked' },
]

/** The results in one sentence. */
function useSentence({ asks, sales, rate }: ResultRow): string {
  const formatter = useFormatter()
  const asked = `${formatCount(asks, 'ask', formatter.count)}, ${formatCount(sales, 'sale', formatter.count)} within 90 days so far.`
  if (rate.n === 0) return `${asked} No ask is more than 90 days old yet, so there is no rate.`
  return `${asked} Of those whose 90 days are over: ${formatRate(rate, formatter)}. A sale counts for the last ask before it, whether or not it came because of it.`
}

function LoadedResults({ results, by }: { results: Results; by: Grouping }) {
  const navigate = route.useNavigate()
  const sentence = useSentence(results.all)
  return (
    <>
      <p className="max-w-[70ch] text-read text-pretty">{sentence}</p>
      <div className="my-4">
        <SegmentedControl
          label="Group by"
          choices={GROUPINGS}
          value={by}
          onChange={(next) => void navigate({ search: { by: next }, replace: true, resetScroll: false })}
        />
      </div>
      <AsksChart results={results} />
      <details key={results.by} open={results.rows.length <= FEW} className="mt-2">
        <summary className="py-1.5 text-soft pointer-coarse:py-3">As a table</summary>
        <ResultsTable results={results} />
      </details>
      <SecondOrder comparison={results.secondOrder} />
      <RecentAsks asks={results.recent} />
    </>
  )
}

/** The results of asking. */
export function ResultsPart() {
  const { by = 'week' } = route.useSearch()
  const query = useQuery(resultsQuery)
  const { data, error } = query
  const results = useMemo(() => data && { ...data, by, rows: data.groups[by] }, [data, by])
  return (
    <section aria-label="What came of asking" aria-busy={query.isFetching} className="border-t pt-6">
      <h2 className="mb-2 text-title font-semibold">What came of asking</h2>
      {error && <QueryFailed query={query} kept={data !== undefined} />}
      {!data && !error && (
        <output aria-label="Counting" className="block h-80">
          <span className="block h-4 w-3/5 rounded-corner bg-sunk" />
        </output>
      )}
      {data?.all.asks === 0 && (
        <p className="max-w-[62ch] text-soft">
          Nobody has been asked yet. After the first ask you see here how many asks were followed by a sale
          within 90 days.
        </p>
      )}
      {results && results.all.asks > 0 && <LoadedResults results={results} by={by} />}
    </section>
  )
}
