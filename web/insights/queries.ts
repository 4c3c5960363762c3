import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FindingName, FindingResponse } from '../../server/insights/findings.ts'
import type { Filters } from '../../server/insights/schema.ts'
import { rondo } from '../client/rondo.ts'

const { insights } = rondo
type Load<Name extends FindingName> = (
  filters: Filters,
  options: { signal: AbortSignal },
) => Promise<FindingResponse<Name>>
const routes: { [Name in FindingName]: Load<Name> } = insights

/** One finding; while it loads for new filters, the one before stays in sight and is marked as such. */
export function findingQuery<Name extends FindingName>(name: Name, filters: Filters) {
  const load: Load<Name> = routes[name]
  return queryOptions({
    queryKey: ['insights', name, filters],
    queryFn: ({ signal }) => load(filters, { signal }),
    placeholderData: keepPreviousData,
  })
}

/** What the customers of the period and those of the period before did; the filters hold both days. */
export function comparisonQuery(filters: Filters) {
  return queryOptions({
    queryKey: ['insights', 'comparison', filters],
    queryFn: ({ signal }) => insights.comparison(filters, { signal }),
    placeholderData: keepPreviousData,
  })
}

/** Who is left out of every finding, and whether the data suggest it. */
export const exclusionQuery = queryOptions({
  queryKey: ['insights', 'exclusion'],
  queryFn: ({ signal }) => insights.exclusion(undefined, { signal }),
})

/** The options of the filters; the products always include the chosen one. */
export const filterOptionsQuery = (search: string, product: number | undefined) =>
  queryOptions({
    queryKey: ['insights', 'filterOptions', search, product],
    queryFn: ({ signal }) =>
      insights.filterOptions({ search, ...(product === undefined ? {} : { product }) }, { signal }),
    placeholderData: keepPreviousData,
  })
