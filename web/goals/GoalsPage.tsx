import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CopyPlus } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { FilterBar } from '../../ui/table/FilterBar.tsx'
import { QueryFailed } from '../../ui/panel/PanelStates.tsx'
import { SearchField } from '../customers/list/SearchField.tsx'
import { Page } from '../frame/Page.tsx'
import { peopleQuery } from '../signals/queries.ts'
import { More } from '../signals/waiting/WaitingStates.tsx'
import { ApplyTemplate } from './templates/ApplyTemplate.tsx'
import { NoGoals, GoalsLoading } from './GoalsStates.tsx'
import { GoalsTable } from './GoalsTable.tsx'
import { countsQuery, goalsListQuery } from './queries.ts'
import type { GoalsSearch } from './search.ts'
import { StatusLinks } from './StatusLinks.tsx'

const route = getRouteApi('/gate/goals')

function Filters({ search }: { search: GoalsSearch }) {
  const navigate = route.useNavigate()
  const { data: people = [] } = useQuery(peopleQuery)
  const set = (part: Partial<GoalsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <div className="w-full max-w-72">
        <SearchField
          value={search.q}
          onSearch={(q) => set({ q })}
          label="Find a goal"
          placeholder="Find by customer or goal"
        />
      </div>
      <FilterBar
        filters={[
          {
            key: 'owner',
            label: 'With',
            choices: [
              { value: 'me', label: 'Me' },
              { value: 'nobody', label: 'Nobody' },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ],
          },
        ]}
        values={{ owner: search.owner }}
        onChange={(_key, owner) => set({ owner })}
      />
    </div>
  )
}

/** The list of all goals with their progress. */
export function GoalsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(goalsListQuery(search))
  const { data: counts } = useQuery(countsQuery(search))
  const goals = useMemo(() => query.data?.pages.flatMap((page) => page.goals), [query.data])
  const isFiltered = Boolean(search.q ?? search.status ?? search.owner)
  const isBare = goals?.length === 0 && !isFiltered
  const ask = (apply: GoalsSearch['apply']) =>
    void navigate({ search: (before) => ({ ...before, apply }), replace: true })
  const apply = (
    <Button icon={<CopyPlus size={16} aria-hidden />} onClick={() => ask('template')}>
      Apply a template to many
    </Button>
  )
  return (
    <Page title="Goals" lead="What your customers want to achieve, and how far they are." actions={apply}>
      {!isBare && (
        <>
          <StatusLinks search={search} counts={counts} />
          <div className="mt-2">
            <Filters search={search} />
          </div>
        </>
      )}
      {query.error && <QueryFailed query={query} kept={goals !== undefined} />}
      {!goals && !query.error && <GoalsLoading />}
      {goals?.length === 0 && <NoGoals isFiltered={isFiltered} />}
      {goals && goals.length > 0 && (
        <div className={query.isPlaceholderData ? 'opacity-60 transition-opacity' : ''}>
          <GoalsTable goals={goals} isWhole={!query.hasNextPage} />
          {query.hasNextPage && <More query={query} />}
        </div>
      )}
      <ApplyTemplate open={search.apply === 'template'} onClose={() => ask(undefined)} />
    </Page>
  )
}
