import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

/** The success score of a customer with its inputs, and the latest judgement. */
export const successQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'success'],
    queryFn: ({ signal }) => rondo.signals.success({ id }, { signal }),
  })
export type CustomerSuccess = Awaited<ReturnType<typeof rondo.signals.success>>
export type SuccessInput = CustomerSuccess['inputs'][number]

/** The judgements of the team, the newest first. */
export const judgementsQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'judgements'],
    queryFn: ({ signal }) => rondo.signals.judgements({ id }, { signal }),
  })
