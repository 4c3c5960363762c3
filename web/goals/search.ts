import { oneOf, paramsOf, text } from '../search-params.ts'
import { statuses } from './statuses.ts'

/** The search parameters of the list. */
export const goalsSearch = paramsOf({
  q: text(200),
  status: oneOf(statuses),
  owner: text(200),
  /** Opens the dialog to apply a template. */
  apply: oneOf(['template']),
})
export type GoalsSearch = ReturnType<typeof goalsSearch>
