import { oneOf, paramsOf, text, wholeNumber } from '../search-params.ts'

/** Columns by which the list can be sorted. */
export const SORTS = ['name', 'purchases', 'total', 'first', 'last'] as const

/** The search parameters of the list. */
export const customersSearch = paramsOf({
  q: text(200),
  sort: oneOf(SORTS),
  direction: oneOf(['asc', 'desc']),
  /** The `next` of the page before. */
  after: text(600),
  page: wholeNumber(2),
})
export type CustomersSearch = ReturnType<typeof customersSearch>

/** The search parameter of one customer: the kind of moments that the timeline shows. */
export const customerSearch = paramsOf({ show: text(50) })
