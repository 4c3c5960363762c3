import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

/** Whether any use of the product has been reported. */
export const trackedQuery = queryOptions({
  queryKey: ['usage', 'isTracked'],
  queryFn: async ({ signal }) => (await rondo.usage.state(undefined, { signal })).lastReceivedAt !== null,
  staleTime: 5 * 60_000,
})

/** Whether there is any order yet. */
export const soldQuery = queryOptions({
  queryKey: ['insights', 'isSold'],
  queryFn: async ({ signal }) =>
    (await rondo.insights.filterOptions({ search: '' }, { signal })).observed !== null,
  staleTime: 30_000,
})
