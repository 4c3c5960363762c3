import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { randomId } from '../../ui/request/randomId.ts'
import { goalsQuery } from '../goals/queries.ts'

/**
 * Tells something, once however often it is tried, and asks the goals again before it is called done.
 *
 * @param tell gets what is told, and the key by which the server knows it again
 * @param onTold once the page shows it
 */
export function useSendOnce<What>(
  tell: (what: What, options: { context: { key: string } }) => Promise<unknown>,
  onTold: () => void,
) {
  const client = useQueryClient()
  const last = useRef<{ said: string; key: string } | null>(null)
  return useMutation({
    // Without a network it fails at once and says so, instead of waiting unseen.
    networkMode: 'always',
    mutationFn: (what: What) => {
      const said = JSON.stringify(what)
      // Somebody who tries again says the same; other words are another deed.
      if (last.current?.said !== said) last.current = { said, key: randomId() }
      return tell(what, { context: { key: last.current.key } })
    },
    async onSuccess() {
      last.current = null
      await client.invalidateQueries({ queryKey: goalsQuery.queryKey })
      onTold()
    },
  })
}
