import { z } from 'zod'

/** Columns by which the list of customers is sorted; each has an index that serves it page by page. */
export const sortKeys = ['name', 'purchases', 'total', 'last', 'first'] as const

export const listInput = z.strictObject({
  search: z.string().max(200).optional(),
  sort: z.enum(sortKeys).default('last'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  /** `next` of the page before. */
  after: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

export type ListInput = z.output<typeof listInput>

export type ListedCustomer = {
  id: number
  name: string
  email: string | null
  country: string | null
  purchases: number
  total: number
  firstDay: string | null
  lastDay: string | null
  medianGapDays: number | null
}

export type CustomerPage = { customers: ListedCustomer[]; next: string | null }
