import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

export type Key = Awaited<ReturnType<typeof rondo.platform.keys>>[number]
export type UsageSettings = Awaited<ReturnType<typeof rondo.usage.settings>>
export type TrackingState = Awaited<ReturnType<typeof rondo.usage.state>>
export type EventName = Awaited<ReturnType<typeof rondo.usage.names>>[number]

/** All API keys, including revoked ones. */
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => rondo.platform.keys(undefined, { signal }),
})

const [WAITING_MS, RECEIVING_MS] = [3000, 20_000]

/** The state of tracking; refetched while the page is open, more often until the first event arrives. */
export const trackingStateQuery = queryOptions({
  queryKey: ['usage', 'state'],
  queryFn: ({ signal }) => rondo.usage.state(undefined, { signal }),
  refetchInterval: ({ state }) => (state.data?.lastReceivedAt ? RECEIVING_MS : WAITING_MS),
  staleTime: 0,
  // Someone who returns from testing their own page sees the event at once.
  refetchOnWindowFocus: true,
})

/** The rules for counting events. */
export const usageSettingsQuery = queryOptions({
  queryKey: ['usage', 'settings'],
  queryFn: ({ signal }) => rondo.usage.settings(undefined, { signal }),
})

/** The names of received events, the most frequent first. */
export const eventNamesQuery = queryOptions({
  queryKey: ['usage', 'names'],
  queryFn: ({ signal }) => rondo.usage.names(undefined, { signal }),
})
