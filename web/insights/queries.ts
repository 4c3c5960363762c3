import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Filters } from '../../server/insights/schema.ts'
import { rondo } from '../client/rondo.ts'

const { insights } = rondo

/** What a question is answered with. */
export type QueryResult<Query extends (filters: Filters) => { queryFn?: unknown }> =
  NonNullable<ReturnType<Query>['queryFn']> extends (...asked: never[]) => infer Told ? Awaited<Told> : never

/** One panel's question; while new filters are asked the answer before stays in sight, and is marked as such. */
function panelQuery<Answer>(
  name: string,
  filters: Filters,
  answer: (filters: Filters, options: { signal: AbortSignal }) => Promise<Answer>,
) {
  return queryOptions({
    queryKey: ['insights', name, filters],
    queryFn: ({ signal }) => answer(filters, { signal }),
    placeholderData: keepPreviousData,
  })
}

export const ladderQuery = (filters: Filters) => panelQuery('ladder', filters, insights.ladder)
export const secondOrderQuery = (filters: Filters) => panelQuery('secondOrder', filters, insights.secondOrder)
export const revenueQuery = (filters: Filters) => panelQuery('revenue', filters, insights.revenue)
export const recurringQuery = (filters: Filters) => panelQuery('recurring', filters, insights.recurring)
export const cohortsQuery = (filters: Filters) => panelQuery('cohorts', filters, insights.cohorts)
export const firstYearQuery = (filters: Filters) => panelQuery('firstYear', filters, insights.firstYear)
export const concentrationQuery = (filters: Filters) =>
  panelQuery('concentration', filters, insights.concentration)
export const crossSellQuery = (filters: Filters) => panelQuery('crossSell', filters, insights.crossSell)
export const leavingQuery = (filters: Filters) => panelQuery('leaving', filters, insights.leaving)
export const benchmarksQuery = (filters: Filters) => panelQuery('benchmarks', filters, insights.benchmarks)

/** What the filters offer; among the products always the one that is chosen. */
export const filterOptionsQuery = (search: string, product: number | undefined) =>
  queryOptions({
    queryKey: ['insights', 'filterOptions', search, product],
    queryFn: ({ signal }) =>
      insights.filterOptions({ search, ...(product === undefined ? {} : { product }) }, { signal }),
    placeholderData: keepPreviousData,
  })
