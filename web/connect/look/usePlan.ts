import { useMutation, useQueryClient } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'
import { importQuery } from '../imports/queries.ts'
import type { PlanChange } from '../imports/queries.ts'

export type PlanMutation = ReturnType<typeof usePlan>

/** Changes what a file is or how it is read; the response is a new inspection. */
export function usePlan(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: PlanChange) => rondo.connect.plan({ id, ...change }),
    onSuccess: (file) => client.setQueryData(importQuery(id).queryKey, file),
  })
}
