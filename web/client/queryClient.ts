import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isRefusal, RequestError } from '../../ui/request/error.ts'
import { sessionQuery } from './session.ts'

const TRIES = 2

/** A retry helps when the server was unreachable or failed, not when it refused. */
function shouldRetry(tries: number, error: Error): boolean {
  return !isRefusal(error) && tries < TRIES
}

/** Shows the sign-in when a session has ended, whichever request noticed it. */
function onError(error: Error): void {
  if (error instanceof RequestError && error.status === 401)
    queryClient.setQueryData(sessionQuery.queryKey, null)
}

/** Data is fresh for half a minute, and stays visible while it is refetched; a window focus alone refetches nothing. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: shouldRetry, refetchOnWindowFocus: false },
  },
})
