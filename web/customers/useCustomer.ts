import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { portalQuery } from './portal/queries.ts'
import { notesQuery, ordersQuery, signalsQuery, standingQuery, usageQuery } from './queries.ts'
import { subscriptionsQuery } from '../sales/subscriptions/queries.ts'
import type { CustomerEvents } from '../timeline/entries.ts'

/** Everything that is asked about one customer, at once and beside each other. */
export function useCustomer(id: number) {
  const standing = useQuery(standingQuery(id))
  const usage = useQuery(usageQuery(id))
  const signals = useQuery(signalsQuery(id))
  const notes = useQuery(notesQuery(id))
  const portal = useQuery(portalQuery(id))
  const subscriptions = useQuery(subscriptionsQuery(id))
  const orders = useInfiniteQuery(ordersQuery(id))
  const happened = useMemo<CustomerEvents>(
    () => ({
      orders: orders.data?.pages.flat() ?? [],
      logins: usage.data?.days.filter(({ isLogin }) => isLogin) ?? [],
      signals: signals.data ?? [],
      notes: notes.data ?? [],
      visits: portal.data?.visits ?? [],
      subscriptions: subscriptions.data ?? [],
    }),
    [orders.data, usage.data, signals.data, notes.data, portal.data, subscriptions.data],
  )
  const asked = [standing, usage, signals, notes, portal, subscriptions, orders]
  return {
    standing,
    usage,
    orders,
    happened,
    isPending: asked.some(({ isPending }) => isPending),
    /** What the story lacks: its questions failed. */
    missing: [signals, notes, orders].filter(({ error }) => error),
  }
}

export type CustomerQueries = ReturnType<typeof useCustomer>
