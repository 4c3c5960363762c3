import { z } from 'zod'

/** Columns by which the list can be walked. */
export const SORTS = ['name', 'purchases', 'total', 'first', 'last'] as const

/** What the address of the list can say; what cannot be read is left out. */
export const customersSearch = z.object({
  q: z
    .union([z.string().min(1).max(200), z.number().transform(String)])
    .optional()
    .catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
  direction: z.enum(['asc', 'desc']).optional().catch(undefined),
  /** Where the page before ended, as the server told it. */
  after: z.string().max(600).optional().catch(undefined),
  page: z.coerce.number<unknown>().int().min(2).optional().catch(undefined),
})
export type CustomersSearch = z.output<typeof customersSearch>

/** What the address of one customer can say: the kind of moments that the timeline shows. */
export const customerSearch = z.object({ show: z.string().max(50).optional().catch(undefined) })
