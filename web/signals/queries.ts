import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Group, Kind } from '../../server/signals/kinds.ts'
import { rondo } from '../client/rondo.ts'

export type Today = Awaited<ReturnType<typeof rondo.signals.today>>
export type Line = Awaited<ReturnType<typeof rondo.signals.waiting>>['lines'][number]
export type LineSignal = Line['signals'][number]
export type Done = Today['done'][number]
export type TrackRecords = Awaited<ReturnType<typeof rondo.signals.record>>
export type Past = NonNullable<TrackRecords['past']>
export type TrackRecord = TrackRecords['records'][number]
/** How often something happened after a signal, compared with customers without it. */
export type Outcome = TrackRecord['gone']
export type SignalSettings = Awaited<ReturnType<typeof rondo.signals.settings>>
export type Code = Awaited<ReturnType<typeof rondo.signals.codes>>[number]

/** The prefix of all query keys about signals. */
export const SIGNALS = ['signals'] as const

/** Keeps the lines that are shown, so that every browser of this person shows them in this order all day. */
export const keepLines = (lines: Today['lines']) =>
  rondo.signals.keepLines({ customers: lines.map(({ customerId }) => customerId) })

/**
 * The day's list, in the order in which it was first shown on this day. A page that was open overnight refetches it when
 * it gets the focus.
 */
export const todayQuery = queryOptions({
  queryKey: [...SIGNALS, 'today'],
  queryFn: async ({ signal }) => {
    const today = await rondo.signals.today(undefined, { signal })
    return today.isKept || today.lines.length === 0 ? today : keepLines(today.lines)
  },
  refetchOnWindowFocus: true,
})

/** The most lines that the server sends at once. */
const LINES = 200

/** All lines that wait, whoever has them, page by page. */
export const waitingQuery = (filters: { group?: Group | undefined; kind?: Kind | undefined }) =>
  infiniteQueryOptions({
    queryKey: [...SIGNALS, 'waiting', filters],
    queryFn: ({ signal, pageParam }) => {
      const after = pageParam === null ? {} : { after: pageParam }
      const { group, kind } = filters
      const input = { ...(group ? { group } : {}), ...(kind ? { kind } : {}), ...after, limit: LINES }
      return rondo.signals.waiting(input, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

export const recordQuery = queryOptions({
  queryKey: [...SIGNALS, 'record'],
  queryFn: ({ signal }) => rondo.signals.record(undefined, { signal }),
  // Until the past is replayed, which takes seconds.
  refetchInterval: ({ state }) => (state.data?.isReplaying ? 2000 : false),
})

export const signalSettingsQuery = queryOptions({
  queryKey: [...SIGNALS, 'settings'],
  queryFn: ({ signal }) => rondo.signals.settings(undefined, { signal }),
})

/** The reasons that the team can choose from. */
export const codesQuery = queryOptions({
  queryKey: [...SIGNALS, 'codes'],
  queryFn: ({ signal }) => rondo.signals.codes(undefined, { signal }),
  staleTime: 5 * 60_000,
})

/** The team. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => rondo.platform.people(undefined, { signal }),
  staleTime: 5 * 60_000,
})
