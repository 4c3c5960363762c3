import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

/** How well a customer does, with all that it rests on, and what the team thinks of it. */
export const successQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'success'],
    queryFn: ({ signal }) => rondo.signals.success({ id }, { signal }),
  })
export type CustomerSuccess = Awaited<ReturnType<typeof rondo.signals.success>>
export type SuccessInput = CustomerSuccess['inputs'][number]

/** What people of the team have thought of it, the newest first. */
export const judgementsQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'judgements'],
    queryFn: ({ signal }) => rondo.signals.judgements({ id }, { signal }),
  })
