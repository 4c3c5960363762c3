import { useMutation, useQueryClient } from '@tanstack/react-query'
import { GOALS } from '../queries.ts'

/** Tells the server something about a customer's goals, or of several; whatever hangs on them is then asked again. */
export function useGoalMutation<Told, Answer = unknown>(
  customerId: number | null,
  tell: (told: Told) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
) {
  const client = useQueryClient()
  return useMutation({
    // Without a network it fails at once and says so, instead of waiting unseen.
    networkMode: 'always',
    mutationFn: tell,
    async onSuccess(answer) {
      await Promise.all([
        client.invalidateQueries({ queryKey: GOALS }),
        client.invalidateQueries({ queryKey: customerId === null ? ['customer'] : ['customer', customerId] }),
      ])
      onDone?.(answer)
    },
  })
}
