import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { goalsQuery } from '../goals/customer/queries.ts'
import { successQuery } from '../signals/success/queries.ts'
import { subscriptionsQuery } from '../sales/subscriptions/queries.ts'
import { kindOf } from '../timeline/kinds.ts'
import { timelineQuery } from '../timeline/queries.ts'
import { portalQuery } from './portal/queries.ts'
import { signalsQuery, standingQuery, usageQuery } from './queries.ts'

/** Everything that the page of a customer shows, queried in parallel. @param show the kind of moments in the timeline */
export function useCustomer(id: number, show: string | undefined) {
  const standing = useQuery(standingQuery(id))
  const usage = useQuery(usageQuery(id))
  const signals = useQuery(signalsQuery(id))
  const timeline = useInfiniteQuery(timelineQuery(id))
  // Not used here: so that the page appears as a whole, and nothing in it moves.
  const portal = useQuery(portalQuery(id))
  const subscriptions = useQuery(subscriptionsQuery(id))
  const goals = useQuery(goalsQuery(id))
  const success = useQuery(successQuery(id))
  // Only for the kind shown first: another filter must not hide the page while it loads.
  const [kind] = useState(kindOf(show) ? show : undefined)
  const shown = useInfiniteQuery(timelineQuery(id, kind))
  const moments = useMemo(() => timeline.data?.pages.flatMap((page) => page.moments) ?? [], [timeline.data])
  const queries = [standing, usage, signals, timeline, portal, subscriptions, goals, success, shown]
  return {
    standing,
    usage,
    signals,
    moments,
    /** Whether `moments` reach back to the first one. */
    isWhole: !timeline.hasNextPage,
    isPending: queries.some(({ isPending }) => isPending),
    /** Queries that failed and of which no other part of the page says so. */
    failed: kind === undefined ? [signals] : [signals, timeline],
  }
}

export type CustomerQueries = ReturnType<typeof useCustomer>
