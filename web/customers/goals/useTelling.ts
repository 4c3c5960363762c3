import { useMutation, useQueryClient } from '@tanstack/react-query'
import { GOALS } from '../../goals/queries.ts'

/** Tells the server something about a customer's goals; whatever hangs on them is then asked again. */
export function useTelling<Told, Answer = unknown>(
  customerId: number,
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
        client.invalidateQueries({ queryKey: ['customer', customerId] }),
      ])
      onDone?.(answer)
    },
  })
}
