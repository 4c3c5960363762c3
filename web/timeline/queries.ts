import { infiniteQueryOptions } from '@tanstack/react-query'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { rondo } from '../client/rondo.ts'

type Page = Awaited<ReturnType<typeof rondo.timeline.ofCustomer>>
export type Moment = Page['moments'][number]

/** Enough for the whole story of nearly every customer: the chart and the list share the query. */
const PAGE_SIZE = 2000

export const timelineKey = (customerId: number) => ['customer', customerId, 'timeline'] as const

/** What happened with a customer, newest first. @param kind undefined for every kind */
export const timelineQuery = (id: number, kind?: string) =>
  infiniteQueryOptions({
    queryKey: [...timelineKey(id), kind ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      rondo.timeline.ofCustomer(
        { id, limit: PAGE_SIZE, ...(kind ? { kind } : {}), ...(pageParam ? { before: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

/** Adds a moment to the loaded timelines of a customer, before the server has confirmed it. */
export function addMoment(client: QueryClient, customerId: number, moment: Moment): void {
  changePages(client, customerId, moment.kind, (moments, at) => (at === 0 ? [moment, ...moments] : moments))
}

/** Removes a moment from the loaded timelines of a customer, before the server has confirmed it. */
export function dropMoment(
  client: QueryClient,
  customerId: number,
  { kind, key }: Pick<Moment, 'kind' | 'key'>,
): void {
  changePages(client, customerId, kind, (moments) => moments.filter((moment) => moment.key !== key))
}

export function cancelTimeline(client: QueryClient, customerId: number): Promise<void> {
  return client.cancelQueries({ queryKey: timelineKey(customerId) })
}

function changePages(
  client: QueryClient,
  customerId: number,
  kind: string,
  change: (moments: Moment[], pageNumber: number) => Moment[],
): void {
  for (const filter of ['all', kind])
    client.setQueryData<InfiniteData<Page, string | null>>([...timelineKey(customerId), filter], (data) => {
      if (!data) return data
      const pages = data.pages.map((page, at) => ({ ...page, moments: change(page.moments, at) }))
      return { ...data, pages }
    })
}
