import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'

/**
 * A mutation that takes effect once (see `fetchOnce`), and refetches the queries that depend on
 * it before it counts as done.
 *
 * @param refreshed the key prefixes of the queries that depend on it
 * @param onDone once the page shows it
 */
export function useSendOnce<Input, Output>(
  send: (input: Input) => Promise<Output>,
  refreshed: readonly QueryKey[],
  onDone?: (output: Output) => void,
) {
  const client = useQueryClient()
  return useMutation({
    // Without a network it fails at once instead of waiting silently.
    networkMode: 'always',
    mutationFn: send,
    async onSuccess(output) {
      await Promise.all(refreshed.map((queryKey) => client.invalidateQueries({ queryKey })))
      onDone?.(output)
    },
  })
}
