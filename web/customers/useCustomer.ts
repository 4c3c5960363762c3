import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { subscriptionsQuery } from '../sales/subscriptions/queries.ts'
import { kindOf } from '../timeline/kinds.ts'
import { timelineQuery } from '../timeline/queries.ts'
import { portalQuery } from './portal/queries.ts'
import { notesQuery, ordersQuery, signalsQuery, standingQuery, usageQuery } from './queries.ts'
import type { CustomerEvents } from './story/events.ts'

/** Everything that the page of a customer shows, queried in parallel. @param show the kind of moments in the timeline */
export function useCustomer(id: number, show: string | undefined) {
  const standing = useQuery(standingQuery(id))
  const usage = useQuery(usageQuery(id))
  const signals = useQuery(signalsQuery(id))
  const notes = useQuery(notesQuery(id))
  const orders = useInfiniteQuery(ordersQuery(id))
  // Not used here: so that the page appears as a whole, and nothing in it moves.
  const portal = useQuery(portalQuery(id))
  const subscriptions = useQuery(subscriptionsQuery(id))
  // Only for the kind shown first: another filter must not hide the page while it loads.
  const [kind] = useState(kindOf(show) && show !== 'orders' ? show : undefined)
  const timeline = useInfiniteQuery(timelineQuery(id, kind))
  const events = useMemo<CustomerEvents>(
    () => ({
      orders: orders.data?.pages.flat() ?? [],
      logins: usage.data?.days.filter(({ isLogin }) => isLogin) ?? [],
      signals: signals.data ?? [],
      notes: notes.data ?? [],
    }),
    [orders.data, usage.data, signals.data, notes.data],
  )
  const queries = [standing, usage, signals, notes, orders, portal, subscriptions, timeline]
  return {
    standing,
    usage,
    orders,
    events,
    isPending: queries.some(({ isPending }) => isPending),
    /** Queries for the story that failed. */
    failed: [signals, notes, orders].filter(({ error }) => error),
  }
}

export type CustomerQueries = ReturnType<typeof useCustomer>
