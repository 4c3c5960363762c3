import { z } from 'zod'

/** Columns by which the list can be sorted. */
export const SORTS = ['name', 'purchases', 'total', 'first', 'last'] as const

/** The search parameters of the list; invalid ones are ignored. */
export const customersSearch = z.object({
  q: z
    .union([z.string().min(1).max(200), z.number().transform(String)])
    .optional()
    .catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
  direction: z.enum(['asc', 'desc']).optional().catch(undefined),
  /** The `next` of the page before. */
  after: z.string().max(600).optional().catch(undefined),
  page: z.coerce.number<unknown>().int().min(2).optional().catch(undefined),
})
export type CustomersSearch = z.output<typeof customersSearch>

/** The search parameter of one customer: the kind of moments that the timeline shows. */
export const customerSearch = z.object({ show: z.string().max(50).optional().catch(undefined) })
