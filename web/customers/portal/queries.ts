import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

/** The portal links of a customer. */
export const portalQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'portal'],
    queryFn: ({ signal }) => rondo.portal.of({ id }, { signal }),
  })
export type PortalLink = Awaited<ReturnType<typeof rondo.portal.of>>['links'][number]
export type Visit = Awaited<ReturnType<typeof rondo.portal.of>>['visits'][number]
export type Invitation = Awaited<ReturnType<typeof rondo.portal.invite>>
