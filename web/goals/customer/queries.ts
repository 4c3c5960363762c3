import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

/** The goals of a customer with their readings, milestones and comments. */
export const goalsQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'goals'],
    queryFn: ({ signal }) => rondo.goals.ofCustomer({ id }, { signal }),
    // The customer may be reporting a reading in the portal right now.
    refetchOnWindowFocus: true,
  })
export type Goal = Awaited<ReturnType<typeof rondo.goals.ofCustomer>>[number]
export type Reading = Goal['series'][number]
export type Milestone = Goal['milestones'][number]
export type Comment = Goal['comments'][number]
