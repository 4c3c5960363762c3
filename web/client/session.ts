import { queryOptions } from '@tanstack/react-query'
import { RequestError } from '../../ui/request/error.ts'
import { rondo } from './rondo.ts'

/** Who is signed in, and how they read numbers and time. */
export type Session = Awaited<ReturnType<typeof rondo.platform.session>>

/** Null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }): Promise<Session | null> =>
    rondo.platform.session(undefined, { signal }).catch((error: unknown) => {
      if (error instanceof RequestError && error.status === 401) return null
      throw error
    }),
})
