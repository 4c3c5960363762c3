import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { meQuery } from './me.ts'
import { PortalError } from './request.ts'

const TRIES = 2

/** Asking again helps when the server was away or stumbled, never when it refused. */
function shouldRetry(tries: number, error: Error): boolean {
  const refused = error instanceof PortalError && error.status >= 400 && error.status < 500
  return !refused && tries < TRIES
}

/** Whose session has ended is told so, wherever the answer came from. */
function onError(error: Error): void {
  if (error instanceof PortalError && error.status === 401) queryClient.setQueryData(meQuery.queryKey, null)
}

/** A page that was left open is asked again when somebody comes back to it: the other side writes too. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { staleTime: 10_000, retry: shouldRetry, refetchOnWindowFocus: true } },
})
