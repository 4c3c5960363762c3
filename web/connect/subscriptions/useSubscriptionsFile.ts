import { useMutation, useQueryClient } from '@tanstack/react-query'
import { importsQuery } from '../imports/queries.ts'
import { sendSubscriptions } from './send.ts'
import type { DateOrder } from './send.ts'

type Sent = { file: File; source: string; dates: DateOrder }

/** Sends a file of subscriptions; whatever follows from them is asked again. */
export function useSubscriptionsFile() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ file, source, dates }: Sent) => sendSubscriptions(file, source, dates),
    onSuccess: () =>
      Promise.all(
        [importsQuery.queryKey, ['customer'], ['customers'], ['insights']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  })
}

export type Sending = ReturnType<typeof useSubscriptionsFile>
