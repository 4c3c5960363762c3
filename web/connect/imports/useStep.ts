import { useMutation, useQueryClient } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'
import { importsQuery } from './queries.ts'

type Step = 'stage' | 'apply' | 'undo'

/** Requests a step of an import. A worker runs it, and the page then follows the worker. */
export function useStep(id: number, step: Step) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => rondo.connect[step]({ id }),
    onSettled: () => client.invalidateQueries({ queryKey: importsQuery.queryKey }),
  })
}
