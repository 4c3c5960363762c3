import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { meQuery } from './me.ts'
import { isRefusal, RequestError } from '../ui/request/error.ts'

const TRIES = 2

/** A retry helps when the server was unreachable or failed, not when it refused the request. */
function shouldRetry(tries: number, error: Error): boolean {
  return !isRefusal(error) && tries < TRIES
}

/** Shows the sign-in page when any response says that the session has ended. */
function onError(error: Error): void {
  if (error instanceof RequestError && error.status === 401) queryClient.setQueryData(meQuery.queryKey, null)
}

/** Refetches when someone returns to the page, because the team may have written meanwhile. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { staleTime: 10_000, retry: shouldRetry, refetchOnWindowFocus: true } },
})
