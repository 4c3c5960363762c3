import { Ago } from '../date/Ago.tsx'
import { Button } from '../form/Button.tsx'
import { Callout } from '../message/Callout.tsx'

/** The state of a query as a panel needs it; a TanStack Query result fits. */
export interface QueryState<Answer> {
  data: Answer | undefined
  error: Error | null
  isFetching: boolean
  /** The data shown belongs to the previous query, because the filters have just changed. */
  isPlaceholderData?: boolean
  /** When the data was loaded, in milliseconds since 1970. */
  dataUpdatedAt?: number
  refetch: () => unknown
}

/** The error of a query; older data stays visible, with its age. */
export function QueryFailed({ query, kept }: { query: QueryState<unknown>; kept: boolean }) {
  const again = (
    <Button size="small" busy={query.isFetching} onClick={() => query.refetch()}>
      Try again
    </Button>
  )
  return (
    <Callout
      tone={kept ? 'attention' : 'harm'}
      title={kept ? 'This may be out of date' : 'This could not be computed'}
      action={again}
    >
      {query.error?.message}
      {kept && query.dataUpdatedAt ? (
        <>
          {' '}
          What you see was up to date <Ago at={new Date(query.dataUpdatedAt)} />.
        </>
      ) : null}
    </Callout>
  )
}

/** A placeholder with the size of the content: a few lines of text and the chart. */
export function QueryLoading() {
  return (
    <output aria-label="Computing" className="block">
      <span className="flex h-24 flex-col gap-2 sm:h-12">
        <span className="block h-4 w-full max-w-[64ch] rounded-corner bg-sunk" />
        <span className="block h-4 w-3/5 max-w-[40ch] rounded-corner bg-sunk" />
      </span>
      <span className="mt-4 block h-(--picture-phone) rounded-corner bg-sunk sm:h-(--picture)" />
    </output>
  )
}
