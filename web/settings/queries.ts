import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../client/rondo.ts'

export type CompanySettings = Awaited<ReturnType<typeof rondo.platform.settings>>
export type Counting = Awaited<ReturnType<typeof rondo.sales.settings>>
export type Rates = Awaited<ReturnType<typeof rondo.sales.rates>>
export type Rate = Rates['rates'][number]
export type MissingRate = Rates['missing'][number]

/** The settings of the company. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => rondo.platform.settings(undefined, { signal }),
})

/** What counts as a purchase. */
export const countingQuery = queryOptions({
  queryKey: ['sales', 'settings'],
  queryFn: ({ signal }) => rondo.sales.settings(undefined, { signal }),
})

/** The rates of other currencies, and which are missing. */
export const ratesQuery = queryOptions({
  queryKey: ['sales', 'rates'],
  queryFn: ({ signal }) => rondo.sales.rates(undefined, { signal }),
})

/** Whether the sample company is loaded. */
export const sampleQuery = queryOptions({
  queryKey: ['sample'],
  queryFn: ({ signal }) => rondo.connect.sample(undefined, { signal }),
  staleTime: 5 * 60_000,
})
