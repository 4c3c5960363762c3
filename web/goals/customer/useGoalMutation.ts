import { useMutation, useQueryClient } from '@tanstack/react-query'
import { GOALS } from '../queries.ts'

/**
 * A mutation of the goals of one customer, or of several (null). Afterwards all queries that depend on them are refetched.
 */
export function useGoalMutation<Input, Result = unknown>(
  customerId: number | null,
  mutate: (input: Input) => Promise<Result>,
  onDone?: (result: Result) => void,
) {
  const client = useQueryClient()
  return useMutation({
    // Without a network it fails at once, instead of waiting unseen.
    networkMode: 'always',
    mutationFn: mutate,
    async onSuccess(result) {
      await Promise.all([
        client.invalidateQueries({ queryKey: GOALS }),
        client.invalidateQueries({ queryKey: customerId === null ? ['customer'] : ['customer', customerId] }),
      ])
      onDone?.(result)
    },
  })
}
