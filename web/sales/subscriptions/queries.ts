import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

const { subscriptions } = rondo.sales

/** The subscriptions of a customer with all their changes. */
export const subscriptionsQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'subscriptions'],
    queryFn: ({ signal }) => subscriptions.ofCustomer({ id }, { signal }),
  })
export type Subscription = Awaited<ReturnType<typeof subscriptions.ofCustomer>>[number]
export type Change = Subscription['changes'][number]
export type Kind = Change['kind']
export type ChangeInput = Parameters<typeof subscriptions.record>[0]['entry']

/** Records or withdraws a change; dependent queries are refetched. */
export function useChangeMutations(customerId: number, onDone: () => void) {
  const client = useQueryClient()
  const onSuccess = async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['customer', customerId] }),
      client.invalidateQueries({ queryKey: ['insights'] }),
    ])
    onDone()
  }
  const record = useMutation({
    mutationFn: (entry: ChangeInput) => subscriptions.record({ id: customerId, entry }),
    onSuccess,
  })
  const withdraw = useMutation({
    mutationFn: (changeId: number) => subscriptions.withdraw({ id: customerId, changeId }),
    onSuccess,
  })
  return { record, withdraw }
}
