import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { rondo } from '../client/rondo.ts'
import type { GoalsSearch } from './search.ts'

/** The prefix of all query keys that depend on goals. */
export const GOALS = ['goals'] as const

/** Goals per page. */
const PAGE = 100

const filtersOf = ({ q, owner }: GoalsSearch) => ({
  ...(q ? { search: q } : {}),
  ...(owner ? { owner } : {}),
})

/** The goals that match the filters, page by page. */
export const goalsListQuery = (search: GoalsSearch) =>
  infiniteQueryOptions({
    queryKey: [...GOALS, 'list', { ...filtersOf(search), status: search.status }],
    queryFn: ({ signal, pageParam }) =>
      rondo.goals.list(
        {
          ...filtersOf(search),
          ...(search.status ? { status: search.status } : {}),
          ...(pageParam === null ? {} : { after: pageParam }),
          limit: PAGE,
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
export type ListedGoal = Awaited<ReturnType<typeof rondo.goals.list>>['goals'][number]

/** The number of goals of each status. */
export const countsQuery = (search: GoalsSearch) =>
  queryOptions({
    queryKey: [...GOALS, 'counts', filtersOf(search)],
    queryFn: ({ signal }) => rondo.goals.counts(filtersOf(search), { signal }),
    placeholderData: keepPreviousData,
  })

/** All metrics, including archived ones. */
export const metricsQuery = queryOptions({
  queryKey: [...GOALS, 'metrics'],
  queryFn: ({ signal }) => rondo.goals.metrics(undefined, { signal }),
})
export type Metric = Awaited<ReturnType<typeof rondo.goals.metrics>>[number]
