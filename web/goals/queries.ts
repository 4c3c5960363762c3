import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { rondo } from '../client/rondo.ts'
import type { GoalsSearch } from './search.ts'

/** What an answer about goals hangs on begins with this. */
export const GOALS = ['goals'] as const

/** As many goals as the server answers at once. */
const PAGE = 100

const filtersOf = ({ q, owner }: GoalsSearch) => ({
  ...(q ? { search: q } : {}),
  ...(owner ? { owner } : {}),
})

/** All goals for these filters, as far as they were asked for. */
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

/** How many of them stand where. */
export const countsQuery = (search: GoalsSearch) =>
  queryOptions({
    queryKey: [...GOALS, 'counts', filtersOf(search)],
    queryFn: ({ signal }) => rondo.goals.counts(filtersOf(search), { signal }),
    placeholderData: keepPreviousData,
  })

/** The numbers by which goals are seen, the archived ones among them. */
export const metricsQuery = queryOptions({
  queryKey: [...GOALS, 'metrics'],
  queryFn: ({ signal }) => rondo.goals.metrics(undefined, { signal }),
})
export type Metric = Awaited<ReturnType<typeof rondo.goals.metrics>>[number]
