import { queryOptions } from '@tanstack/react-query'
import { portal } from '../client.ts'

export type Goals = Awaited<ReturnType<typeof portal.goals.mine>>

/** All goals of the customer, with readings, milestones and comments. */
export const goalsQuery = queryOptions({
  queryKey: ['goals'],
  queryFn: ({ signal }) => portal.goals.mine(undefined, { signal }),
})

export const { report, dispute, comment } = portal.goals
