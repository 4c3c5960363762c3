import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isRefusal, RequestError } from '../../ui/request/error.ts'
import { sessionQuery } from './session.ts'

const TRIES = 2

/** Asking again helps when the server was away or stumbled, never when it refused. */
function shouldRetry(tries: number, error: Error): boolean {
  return !isRefusal(error) && tries < TRIES
}

/** Someone whose session has ended is led to the door, wherever the answer came from. */
function onError(error: Error): void {
  if (error instanceof RequestError && error.status === 401)
    queryClient.setQueryData(sessionQuery.queryKey, null)
}

/** Answers stay fresh for half a minute and are shown while they are asked again; nothing is asked on focus alone. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: shouldRetry, refetchOnWindowFocus: false },
  },
})
