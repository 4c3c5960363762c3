import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { allKinds, groupOf } from '../../../server/signals/kinds.ts'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { buttonClasses } from '../../../ui/form/Button.tsx'
import { FilterBar } from '../../../ui/table/FilterBar.tsx'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import { Page } from '../../frame/Page.tsx'
import { lineKey } from '../actions/line-action.ts'
import { GROUPS, KIND_NAMES } from '../labels.ts'
import { waitingQuery } from '../queries.ts'
import { usePendingActions } from '../actions/useSendAction.ts'
import { More, Nobody, Waiting } from './WaitingStates.tsx'
import { WaitingTable } from './WaitingTable.tsx'
import type { WaitingSearch } from './search.ts'

const route = getRouteApi('/gate/today/all')
const groupChoices = Object.entries(GROUPS).map(([value, { title }]) => ({ value, label: title }))

function Filters({ search }: { search: WaitingSearch }) {
  const navigate = route.useNavigate()
  const kinds = allKinds.filter((kind) => !search.group || groupOf(kind) === search.group)
  return (
    <FilterBar
      filters={[
        { key: 'group', label: 'Group', choices: groupChoices },
        {
          key: 'kind',
          label: 'Reason',
          choices: kinds.map((value) => ({ value, label: KIND_NAMES[value] })),
        },
      ]}
      values={search}
      onChange={(key, value) =>
        void navigate({
          // A reason belongs to one group: with another group it would leave nobody.
          search: (before) =>
            key === 'group'
              ? { group: value as WaitingSearch['group'] }
              : { ...before, kind: value as WaitingSearch['kind'] },
          replace: true,
        })
      }
    />
  )
}

/** All lines that wait, whoever has them. */
export function WaitingPage() {
  const { group, kind } = route.useSearch()
  const search = useMemo(() => ({ group, kind: allKinds.find((known) => known === kind) }), [group, kind])
  const query = useInfiniteQuery(waitingQuery(search))
  const { removed, failures } = usePendingActions()
  const lines = useMemo(
    () => query.data?.pages.flatMap((page) => page.lines).filter((line) => !removed.has(lineKey(line))),
    [query.data, removed],
  )
  const isFiltered = search.group !== undefined || search.kind !== undefined
  const today = (
    <Anchor href="/today" className={buttonClasses('quiet')}>
      Back to Today
    </Anchor>
  )
  return (
    <Page title="All open items" lead="All open items, most urgent first." actions={today}>
      <Filters search={search} />
      {query.error && <QueryFailed query={query} kept={lines !== undefined} />}
      {!lines && !query.error && <Waiting />}
      {lines?.length === 0 && <Nobody isFiltered={isFiltered} />}
      {lines && lines.length > 0 && (
        <div className={query.isPlaceholderData ? 'opacity-60 transition-opacity' : ''}>
          <WaitingTable lines={lines} failures={failures} isWhole={!query.hasNextPage} />
          {query.hasNextPage && <More query={query} />}
        </div>
      )}
    </Page>
  )
}
