import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'

/**
 * Sends something to the server, once however often it is tried (see `fetchOnce`), and asks again for what depends on
 * it before it counts as done.
 *
 * @param refreshed the queries that depend on it, by the beginnings of their keys
 * @param onDone once the page shows it
 */
export function useSendOnce<Input, Output>(
  send: (input: Input) => Promise<Output>,
  refreshed: readonly QueryKey[],
  onDone?: (output: Output) => void,
) {
  const client = useQueryClient()
  return useMutation({
    // Without a network it fails at once and says so, instead of waiting unseen.
    networkMode: 'always',
    mutationFn: send,
    async onSuccess(output) {
      await Promise.all(refreshed.map((queryKey) => client.invalidateQueries({ queryKey })))
      onDone?.(output)
    },
  })
}
