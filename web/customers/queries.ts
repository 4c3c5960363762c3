import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { rondo } from '../client/rondo.ts'
import type { CustomersSearch } from './search.ts'

export const PAGE = 50

/** One page of the list. */
export const customersQuery = ({ q, sort = 'last', direction = 'desc', after }: CustomersSearch) =>
  queryOptions({
    queryKey: ['customers', { q, sort, direction, after }],
    queryFn: ({ signal }) => {
      const input = { sort, direction, limit: PAGE, ...(q ? { search: q } : {}), ...(after ? { after } : {}) }
      return rondo.sales.customers(input, { signal })
    },
    placeholderData: keepPreviousData,
  })
export type CustomerRow = Awaited<ReturnType<typeof rondo.sales.customers>>['customers'][number]

/** A few customers whose names match a search, as choices. */
export const customerSearchQuery = (search: string) =>
  queryOptions({
    queryKey: ['customers', 'search', search],
    queryFn: async ({ signal }) => {
      const { customers } = await rondo.sales.customers({ search, limit: 12 }, { signal })
      return customers
    },
    enabled: search !== '',
    placeholderData: keepPreviousData,
  })

export const customerQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => rondo.customers.get({ id }, { signal }),
  })
export type Customer = Awaited<ReturnType<typeof rondo.customers.get>>

export const standingQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'standing'],
    queryFn: ({ signal }) => rondo.sales.standing({ id }, { signal }),
  })
export type Standing = NonNullable<Awaited<ReturnType<typeof rondo.sales.standing>>>

/** The largest page of orders that the server returns. */
const ORDERS = 100

/** The orders of a customer, newest first; earlier pages load on demand. */
export const ordersQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['customer', id, 'orders'],
    queryFn: ({ signal, pageParam }) => rondo.sales.orders({ id, ...pageParam }, { signal }),
    initialPageParam: {} as { before?: string; beforeId?: number },
    getNextPageParam(page) {
      const last = page.at(-1)
      return last && page.length === ORDERS ? { before: last.at, beforeId: last.id } : null
    },
  })
export type Order = Awaited<ReturnType<typeof rondo.sales.orders>>[number]

/** The product usage of a customer. */
export const usageQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'usage'],
    queryFn: ({ signal }) => rondo.usage.ofCustomer({ id }, { signal }),
  })
export type Usage = Awaited<ReturnType<typeof rondo.usage.ofCustomer>>
export type UsageDay = Usage['days'][number]

/** The signals of a customer, the newest first. */
export const signalsQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'signals'],
    queryFn: ({ signal }) => rondo.signals.ofCustomer({ id }, { signal }),
  })
export type CustomerSignal = Awaited<ReturnType<typeof rondo.signals.ofCustomer>>[number]
