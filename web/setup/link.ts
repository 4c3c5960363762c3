import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../client/rondo.ts'

const KEPT = 'rondo-link'

/**
 * The one-time secret of a link, in its hash so that no server logs it. It is removed from the address bar at
 * once, and stored for this tab so that a reload does not lose it.
 */
export function takeToken(): string | null {
  const inAddress = location.hash.slice(1)
  if (inAddress) {
    history.replaceState(history.state, '', location.pathname + location.search)
    sessionStorage.setItem(KEPT, inAddress)
  }
  return inAddress || sessionStorage.getItem(KEPT)
}

/** Forgets the secret of a used link. */
export const forgetToken = () => sessionStorage.removeItem(KEPT)

/** What a link is for, without using it up. */
export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['link', token],
    queryFn: ({ signal }) => rondo.platform.lookAtLink({ token }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
