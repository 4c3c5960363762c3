import { queryOptions } from '@tanstack/react-query'
import { ApiError, ask } from './api.ts'

/** Who is signed in, and how they read numbers and time. */
export interface Session {
  name: string
  email: string
  role: string
  locale?: string
  timeZone?: string
}

/** Null means: nobody, show the door. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) =>
    ask<Session | null>('/api/session', { signal }).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }),
})
