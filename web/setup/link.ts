import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../client/rondo.ts'

const KEPT = 'rondo-link'

/**
 * The one-time secret of a link, which follows its `#` so that no server's log sees it. It leaves the address bar at
 * once, and is kept for this tab so that loading the page anew does not lose it.
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
