import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Group, Kind } from '../../server/signals/kinds.ts'
import { rondo } from '../client/rondo.ts'

export type Today = Awaited<ReturnType<typeof rondo.signals.today>>
export type Line = Today['lines'][number]
export type LineSignal = Line['signals'][number]
export type Done = Today['done'][number]
export type TrackRecord = Awaited<ReturnType<typeof rondo.signals.record>>[number]
/** What came after a signal, beside what came to comparable customers without it. */
export type Outcome = TrackRecord['gone']
export type SignalSettings = Awaited<ReturnType<typeof rondo.signals.settings>>
export type Code = Awaited<ReturnType<typeof rondo.signals.codes>>[number]

/** What an answer about signals hangs on begins with this. */
export const SIGNALS = ['signals'] as const

/** The day's list. A page that was left open over night is asked again when somebody comes back to it. */
export const todayQuery = queryOptions({
  queryKey: [...SIGNALS, 'today'],
  queryFn: ({ signal }) => rondo.signals.today(undefined, { signal }),
  refetchOnWindowFocus: true,
})

/** As many lines as the server answers at once. */
const LINES = 200

/** Everything that waits, whoever has it, as far as it was asked for. */
export const waitingQuery = (filters: { group?: Group | undefined; kind?: Kind | undefined }) =>
  infiniteQueryOptions({
    queryKey: [...SIGNALS, 'waiting', filters],
    queryFn: ({ signal, pageParam }) => {
      const after = pageParam === null ? {} : { after: pageParam }
      const { group, kind } = filters
      const asked = { ...(group ? { group } : {}), ...(kind ? { kind } : {}), ...after, limit: LINES }
      return rondo.signals.waiting(asked, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

export const recordQuery = queryOptions({
  queryKey: [...SIGNALS, 'record'],
  queryFn: ({ signal }) => rondo.signals.record(undefined, { signal }),
})

export const signalSettingsQuery = queryOptions({
  queryKey: [...SIGNALS, 'settings'],
  queryFn: ({ signal }) => rondo.signals.settings(undefined, { signal }),
})

/** Why a signal may have come, in the team's own words. */
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
