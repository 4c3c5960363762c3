import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { randomId } from '../../ui/request/randomId.ts'
import { goalsQuery } from '../goals/queries.ts'

/**
 * Sends a change to the server, with one effect however often it is tried, and refetches the goals before it is done.
 *
 * @param send gets the input and the idempotency key
 * @param onSent called once the page shows the change
 */
export function useSendOnce<Input>(
  send: (input: Input, options: { context: { key: string } }) => Promise<unknown>,
  onSent: () => void,
) {
  const client = useQueryClient()
  const last = useRef<{ body: string; key: string } | null>(null)
  return useMutation({
    // Without a network it fails at once, instead of waiting unseen.
    networkMode: 'always',
    mutationFn: (input: Input) => {
      const body = JSON.stringify(input)
      // A retry has the same input; another input is another change.
      if (last.current?.body !== body) last.current = { body, key: randomId() }
      return send(input, { context: { key: last.current.key } })
    },
    async onSuccess() {
      last.current = null
      await client.invalidateQueries({ queryKey: goalsQuery.queryKey })
      onSent()
    },
  })
}
