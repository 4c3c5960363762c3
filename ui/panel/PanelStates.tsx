import { Ago } from '../date/Ago.tsx'
import { Button } from '../form/Button.tsx'
import { Callout } from '../message/Callout.tsx'

/** What a panel must know of its question; a TanStack Query result fits. */
export interface QueryState<Answer> {
  data: Answer | undefined
  error: Error | null
  isFetching: boolean
  /** The answer shown belongs to the question before: filters have just changed. */
  isPlaceholderData?: boolean
  /** When the answer came, in milliseconds since 1970. */
  dataUpdatedAt?: number
  refetch: () => unknown
}

/** A question that failed: with an older answer on the page that answer stays, and says how old it is. */
export function QueryFailed({ query, kept }: { query: QueryState<unknown>; kept: boolean }) {
  const again = (
    <Button size="small" busy={query.isFetching} onClick={() => query.refetch()}>
      Try again
    </Button>
  )
  return (
    <Callout
      tone={kept ? 'attention' : 'harm'}
      title={kept ? 'This is not the latest' : 'This could not be worked out'}
      action={again}
    >
      {query.error?.message}
      {kept && query.dataUpdatedAt ? (
        <>
          {' '}
          What you see was right <Ago at={new Date(query.dataUpdatedAt)} />.
        </>
      ) : null}
    </Callout>
  )
}

/** The room that the answer will take, held from the start: a sentence of a few lines, and the Panel's picture. */
export function QueryLoading() {
  return (
    <output aria-label="Working it out" className="block">
      <span className="flex h-24 flex-col gap-2 sm:h-12">
        <span className="block h-4 w-full max-w-[64ch] rounded-corner bg-sunk" />
        <span className="block h-4 w-3/5 max-w-[40ch] rounded-corner bg-sunk" />
      </span>
      <span className="mt-4 block h-(--picture-phone) rounded-corner bg-sunk sm:h-(--picture)" />
    </output>
  )
}
