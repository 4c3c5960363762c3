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

export const listedCustomerSchema = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string().nullable(),
  country: z.string().nullable(),
  purchases: z.number(),
  /** In minor units of the company's currency; null: no order has a known amount. */
  total: z.number().nullable(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  medianGapDays: z.number().nullable(),
})
export type ListedCustomer = z.infer<typeof listedCustomerSchema>

export const customerPageSchema = z.object({
  customers: z.array(listedCustomerSchema),
  next: z.string().nullable(),
})
export type CustomerPage = z.infer<typeof customerPageSchema>
