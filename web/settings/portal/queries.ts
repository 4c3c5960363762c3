import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

/** How the customers' own pages look. */
export const lookQuery = queryOptions({
  queryKey: ['portal', 'look'],
  queryFn: ({ signal }) => rondo.portal.look(undefined, { signal }),
})
export type Look = Awaited<ReturnType<typeof rondo.portal.look>>
export type LookChange = Parameters<typeof rondo.portal.changeLook>[0]
