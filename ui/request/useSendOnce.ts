import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { QueryKey, UseMutationOptions } from '@tanstack/react-query'
import { isRefusal } from './error.ts'

/** The steps of a mutation that a page may add to: showing its effect early, withdrawing it, confirming it. */
type Steps<Input, Output, Shown> = Pick<
  UseMutationOptions<Output, Error, Input, Shown>,
  'mutationKey' | 'onMutate' | 'onSuccess' | 'onError'
>

/**
 * A mutation that takes effect once (see `fetchOnce`), and refetches the queries that depend on
 * it before it counts as done. After a refusal they are refetched too: the page may have been out of date.
 *
 * @param refreshed the key prefixes of the queries that depend on it
 * @param onDone once the page shows it
 * @param steps what else happens before that
 */
export function useSendOnce<Input, Output, Shown = unknown>(
  send: (input: Input) => Promise<Output>,
  refreshed: readonly QueryKey[] | ((input: Input) => readonly QueryKey[]),
  onDone?: (output: Output) => void,
  steps: Steps<Input, Output, Shown> = {},
) {
  const client = useQueryClient()
  function refetch(input: Input) {
    const keys = typeof refreshed === 'function' ? refreshed(input) : refreshed
    return Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
  }
  return useMutation({
    ...steps,
    // Without a network it fails at once instead of waiting silently.
    networkMode: 'always',
    mutationFn: send,
    async onSuccess(output, input, ...shown) {
      await steps.onSuccess?.(output, input, ...shown)
      await refetch(input)
      onDone?.(output)
    },
    async onError(error, input, ...shown) {
      await steps.onError?.(error, input, ...shown)
      if (isRefusal(error)) void refetch(input)
    },
  })
}
