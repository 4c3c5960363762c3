import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

export type Key = Awaited<ReturnType<typeof rondo.platform.keys>>[number]
export type UsageSettings = Awaited<ReturnType<typeof rondo.usage.settings>>
export type TrackingState = Awaited<ReturnType<typeof rondo.usage.state>>
export type EventName = Awaited<ReturnType<typeof rondo.usage.names>>[number]

/** The keys that programs show, the revoked ones among them. */
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => rondo.platform.keys(undefined, { signal }),
})

const [WAITING_MS, RECEIVING_MS] = [3000, 20_000]

/** What comes in. Asked again while the page is open, often until the first event is there. */
export const trackingStateQuery = queryOptions({
  queryKey: ['usage', 'state'],
  queryFn: ({ signal }) => rondo.usage.state(undefined, { signal }),
  refetchInterval: ({ state }) => (state.data?.lastReceivedAt ? RECEIVING_MS : WAITING_MS),
  staleTime: 0,
  // Who comes back from the page they have just opened sees it at once.
  refetchOnWindowFocus: true,
})

/** What counts as a log-in and the like. */
export const usageSettingsQuery = queryOptions({
  queryKey: ['usage', 'settings'],
  queryFn: ({ signal }) => rondo.usage.settings(undefined, { signal }),
})

/** The names of events that were seen, the most frequent first. */
export const eventNamesQuery = queryOptions({
  queryKey: ['usage', 'names'],
  queryFn: ({ signal }) => rondo.usage.names(undefined, { signal }),
})
