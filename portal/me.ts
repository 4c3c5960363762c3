import { queryOptions } from '@tanstack/react-query'
import { portal } from './client.ts'
import { RequestError } from '../ui/request/error.ts'

/** The reader, the company and its brand. */
export type Me = Awaited<ReturnType<typeof portal.portal.me>>

/** Null without a session. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }): Promise<Me | null> =>
    portal.portal.me(undefined, { signal }).catch((error: unknown) => {
      if (error instanceof RequestError && error.status === 401) return null
      throw error
    }),
})
