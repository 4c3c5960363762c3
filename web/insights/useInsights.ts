import { getRouteApi } from '@tanstack/react-router'
import { filtersOf } from './search.ts'
import type { InsightsSearch } from './search.ts'

const route = getRouteApi('/gate/insights')

export type SearchChange = (change: {
  [Key in keyof InsightsSearch]?: InsightsSearch[Key] | undefined
}) => void

/** The filters in the address, which all pages of Insights share, and how to change them. */
export function useInsights() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change: SearchChange = (next) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, ...next }),
      replace: true,
      resetScroll: false,
    })
  return { search, filters: filtersOf(search), change }
}
