import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../client/rondo.ts'

export type NextSale = Awaited<ReturnType<typeof rondo.plays.nextSale>>
export type Proposal = NextSale['first']['proposals'][number]
export type Results = Awaited<ReturnType<typeof rondo.plays.results>>
export type Ask = Results['recent'][number]
export type ResultRow = Results['rows'][number]
export type Answer = Ask['answer']

/** The key of every query about asks starts with this. */
export const NEXT_SALE = ['next sale'] as const

export const nextSaleQuery = queryOptions({
  queryKey: [...NEXT_SALE, 'whom'],
  queryFn: ({ signal }) => rondo.plays.nextSale({}, { signal }),
  refetchOnWindowFocus: true,
})

export const resultsQuery = queryOptions({
  queryKey: [...NEXT_SALE, 'results'],
  queryFn: ({ signal }) => rondo.plays.results({}, { signal }),
})
