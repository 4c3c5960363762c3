import { queryOptions } from '@tanstack/react-query'
import { portal } from '../client.ts'

export type Goals = Awaited<ReturnType<typeof portal.goals.mine>>

/** Everything they want to reach, with all that was told about it. */
export const goalsQuery = queryOptions({
  queryKey: ['goals'],
  queryFn: ({ signal }) => portal.goals.mine(undefined, { signal }),
})

export const { report, dispute, comment } = portal.goals
