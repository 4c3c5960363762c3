import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Button, buttonClasses } from '../../../ui/form/Button.tsx'
import { EmptyState } from '../../../ui/message/EmptyState.tsx'

/** No lines, or none for these filters. */
export function Nobody({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptyState
      title={isFiltered ? 'No matching items' : 'No open items'}
      why={
        isFiltered
          ? 'Remove a filter to see the others.'
          : 'Customers who need help, an offer or thanks appear here, with the reason.'
      }
      action={
        <Anchor href={isFiltered ? '/today/all' : '/today'} className={buttonClasses()}>
          {isFiltered ? 'Show all' : 'Back to Today'}
        </Anchor>
      }
    />
  )
}

/** The placeholder of a page of lines while it loads. */
export function Waiting() {
  return (
    <output aria-label="Loading open items" className="block border-t">
      {Array.from({ length: 12 }, (_, at) => (
        <span key={at} className="flex h-[53px] items-center border-b">
          <span className="h-4 w-2/5 rounded-corner bg-sunk" />
        </span>
      ))}
    </output>
  )
}

type Walked = Pick<UseInfiniteQueryResult<unknown>, 'fetchNextPage' | 'isFetchingNextPage'>

/** Loads one more page, or all, such as for an export. */
export function More({ query }: { query: Walked }) {
  const { fetchNextPage, isFetchingNextPage } = query
  async function fetchAll() {
    let isMore = true
    while (isMore) {
      // Each page begins where the one before ended.
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
