import { useInfiniteQuery } from '@tanstack/react-query'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { KINDS } from '../../server/signals/kind.ts'
import type { Kind } from '../../server/signals/kind.ts'
import { Anchor } from '../../ui/Anchor.tsx'
import { Button, buttonLook } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { Failed } from '../../ui/PanelStates.tsx'
import { Page } from '../Page.tsx'
import { keyOf } from '../signals/acts.ts'
import { GROUPS, KIND_NAMES } from '../signals/labels.ts'
import { waitingQuery } from '../signals/queries.ts'
import { useUnderway } from '../signals/useActs.ts'
import { AllTable } from './AllTable.tsx'
import type { WaitingSearch } from './search.ts'

const route = getRouteApi('/gate/today/all')
const groupChoices = Object.entries(GROUPS).map(([value, { title }]) => ({ value, label: title }))

function Filters({ search }: { search: WaitingSearch }) {
  const navigate = route.useNavigate()
  const kinds = (Object.keys(KINDS) as Kind[]).filter(
    (kind) => !search.group || KINDS[kind].group === search.group,
  )
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

function Nobody({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptyState
      title={isFiltered ? 'Nobody waits for this' : 'Nobody waits'}
      why={
        isFiltered
          ? 'There are others: take a filter away to see them.'
          : 'Whoever needs help, an offer or a word of thanks stands here, with the reason.'
      }
      action={
        <Anchor href={isFiltered ? '/today/all' : '/today'} className={buttonLook()}>
          {isFiltered ? 'Show everybody' : 'Back to Today'}
        </Anchor>
      }
    />
  )
}

/** The room of a page of lines while they are on their way. */
function Waiting() {
  return (
    <output aria-label="Fetching who waits" className="block border-t">
      {Array.from({ length: 12 }, (_, at) => (
        <span key={at} className="flex h-[53px] items-center border-b">
          <span className="h-4 w-2/5 rounded-corner bg-sunk" />
        </span>
      ))}
    </output>
  )
}

type Walked = Pick<UseInfiniteQueryResult<unknown>, 'fetchNextPage' | 'isFetchingNextPage'>

/** The way on: a page more, or all that there are, as one wants them in a file. */
function More({ query }: { query: Walked }) {
  const { fetchNextPage, isFetchingNextPage } = query
  async function fetchAll() {
    let isMore = true
    while (isMore) {
      // Each page begins where the one before it ended.
      // oxlint-disable-next-line no-await-in-loop
      isMore = await fetchNextPage().then(({ hasNextPage, isError }) => hasNextPage && !isError)
    }
  }
  return (
    <div className="flex justify-center gap-2 py-4">
      <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        Show more
      </Button>
      <Button kind="quiet" busy={isFetchingNextPage} onClick={() => void fetchAll()}>
        Show all
      </Button>
    </div>
  )
}

/** Everybody who waits, whoever has them: the day's list without its end. */
export function AllPage() {
  const search = route.useSearch()
  const query = useInfiniteQuery(waitingQuery(search))
  const { leaving, failures } = useUnderway()
  const lines = useMemo(
    () => query.data?.pages.flatMap((page) => page.lines).filter((line) => !leaving.has(keyOf(line))),
    [query.data, leaving],
  )
  const isFiltered = search.group !== undefined || search.kind !== undefined
  const today = (
    <Anchor href="/today" className={buttonLook('quiet')}>
      Back to Today
    </Anchor>
  )
  return (
    <Page title="Everybody who waits" lead="The most telling first, whoever has them." actions={today}>
      <Filters search={search} />
      {query.error && <Failed query={query} kept={lines !== undefined} />}
      {!lines && !query.error && <Waiting />}
      {lines?.length === 0 && <Nobody isFiltered={isFiltered} />}
      {lines && lines.length > 0 && (
        <div className={query.isPlaceholderData ? 'opacity-60 transition-opacity' : ''}>
          <AllTable lines={lines} failures={failures} isWhole={!query.hasNextPage} />
          {query.hasNextPage && <More query={query} />}
        </div>
      )}
    </Page>
  )
}
