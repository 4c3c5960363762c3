import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

/** What signals rest on: orders, log-ins and goals, each since when and of how many customers. */
export const basisQuery = queryOptions({
  queryKey: ['signal basis'],
  queryFn: ({ signal }) => rondo.signals.basis(undefined, { signal }),
  staleTime: 60_000,
})
export type SignalBasis = Awaited<ReturnType<typeof rondo.signals.basis>>
