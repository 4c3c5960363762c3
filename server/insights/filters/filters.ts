import { Refusal } from '../../platform/errors/refusal.ts'
import { filtersShape, type Filters, type Selection } from '../schema.ts'

/**
 * The filters, checked.
 *
 * @throws Refusal 400 `filters` that names the filter, what was given and what it should be
 */
export function checkedFilters(filters: unknown): Filters {
  const checked = filtersShape.safeParse(filters)
  if (checked.success) return checked.data
  const { path, message } = checked.error.issues[0]!
  const name = path.join('.')
  const chosen = name
    ? ` (given: ${JSON.stringify((filters as Record<string, unknown>)[name])?.slice(0, 60)})`
    : ''
  throw new Refusal(400, 'filters', `The filter ${name || 'set'} ${message}${chosen}.`)
}

/** Whether some customers are left out. */
export function isFiltered(filters: Selection): boolean {
  return usedIn(filters).length > 0
}

/** Whether stored tallies suffice for these filters; there are none for filters that few customers pass. */
export function isTallied(filters: Selection, by: readonly (keyof Selection)[]): boolean {
  return usedIn(filters).every((name) => by.some((known) => known === name))
}

function usedIn(filters: Selection): string[] {
  return Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
}
