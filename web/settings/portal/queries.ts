import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

/** The brand of the customer portal. */
export const brandQuery = queryOptions({
  queryKey: ['portal', 'look'],
  queryFn: ({ signal }) => rondo.portal.look(undefined, { signal }),
})
export type Brand = Awaited<ReturnType<typeof rondo.portal.look>>
export type BrandChange = Parameters<typeof rondo.portal.changeLook>[0]
