import { useMutation, useQueryClient } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'
import { importQuery } from '../imports/queries.ts'
import type { PlanChange } from '../imports/queries.ts'

export type PlanMutation = ReturnType<typeof usePlan>

/** Says how the file is to be read; the answer is the file looked at anew. */
export function usePlan(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (said: PlanChange) => rondo.connect.plan({ id, ...said }),
    onSuccess: (found) => client.setQueryData(importQuery(id).queryKey, found),
  })
}
