import { useMutation, useQueryClient } from '@tanstack/react-query'
import { importsQuery } from '../imports/queries.ts'
import { sendSubscriptions } from './send.ts'
import type { DateOrder } from './send.ts'

type Sent = { file: File; source: string; dates: DateOrder }

/** Imports a file of subscriptions; whatever depends on them is refetched. */
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
