import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { use, useMemo, useState } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { dayIn } from '../../ui/date/days.ts'
import { SegmentedControl } from '../../ui/form/SegmentedControl.tsx'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'
import { OrdersTable } from '../customers/orders/OrdersTable.tsx'
import type { Note } from '../customers/queries.ts'
import { groupByMonth, buildTimeline } from './entries.ts'
import type { Entry, CustomerEvents, Sort } from './entries.ts'
import { LoginsLine, NoteLine, OrderLine, SignalLine, SubscriptionLine, VisitLine } from './kinds.tsx'
import { useRemoveNote } from './notes/useNotes.ts'
import { WriteNote } from './notes/WriteNote.tsx'

const SORTS = [
  { value: 'all', label: 'All' },
  { value: 'orders', label: 'Orders' },
  { value: 'logins', label: 'Log-ins' },
  { value: 'signals', label: 'Signals' },
  { value: 'subscriptions', label: 'Subscriptions' },
  { value: 'visits', label: 'Visits' },
  { value: 'notes', label: 'Notes' },
] as const

const EMPTY: Record<Exclude<Sort, 'orders'> | 'all', string> = {
  all: 'Nothing has happened yet. Orders come with your next file, log-ins once your product tells them.',
  logins: 'No log-ins yet. They come once your product tells them.',
  signals: 'No signals yet: nothing out of the ordinary.',
  subscriptions: 'No subscriptions yet. Start one beside, or bring in a file of them under Imports.',
  visits: 'Nobody of theirs has been on their page yet. Invite somebody beside.',
  notes: 'No notes yet. The first one is worth writing.',
}

const AT_ONCE = 40

type Orders = Pick<
  UseInfiniteQueryResult,
  'error' | 'isFetching' | 'isFetchingNextPage' | 'hasNextPage' | 'fetchNextPage' | 'refetch'
>

function EntryLine(props: { entry: Entry; isSameDay: boolean; onRemove: (note: Note) => void }) {
  const { entry, isSameDay, onRemove } = props
  if (entry.sort === 'orders') return <OrderLine entry={entry} isSameDay={isSameDay} />
  if (entry.sort === 'logins') return <LoginsLine entry={entry} isSameDay={isSameDay} />
  if (entry.sort === 'signals') return <SignalLine entry={entry} isSameDay={isSameDay} />
  if (entry.sort === 'subscriptions') return <SubscriptionLine entry={entry} isSameDay={isSameDay} />
  if (entry.sort === 'visits') return <VisitLine entry={entry} isSameDay={isSameDay} />
  return <NoteLine entry={entry} isSameDay={isSameDay} onRemove={onRemove} />
}

function Months({ entries, onRemove }: { entries: readonly Entry[]; onRemove: (note: Note) => void }) {
  const { locale } = use(LocaleContext)
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return groupByMonth(entries).map(({ month, entries: own }) => (
    <section key={month} aria-label={name.format(new Date(`${month}-15`))} className="mt-5">
      <h3 className="border-b pb-1 text-small font-medium text-soft">
        {name.format(new Date(`${month}-15`))}
      </h3>
      <ul className="m-0 list-none p-0">
        {own.map((entry, at) => (
          <EntryLine
            key={entry.key}
            entry={entry}
            isSameDay={own[at - 1]?.day === entry.day}
            onRemove={onRemove}
          />
        ))}
      </ul>
    </section>
  ))
}

/** The lines that are shown, and how to come to the earlier ones. */
function useLines(happened: CustomerEvents, sort: Sort | undefined, orders: Orders) {
  const { timeZone } = use(LocaleContext)
  const [most, setMost] = useState(AT_ONCE)
  const entries = useMemo(() => {
    const dayOf = (at: Date | string) => dayIn(at, timeZone)
    // Between the last order that is there and the next the story has a gap: what lies beyond it waits.
    const last = orders.hasNextPage ? happened.orders.at(-1) : undefined
    return buildTimeline(happened, dayOf, { sort, since: !sort && last ? dayOf(last.at) : undefined })
  }, [happened, sort, timeZone, orders.hasNextPage])
  const canFetch = !sort && orders.hasNextPage
  function showEarlier() {
    setMost(most + AT_ONCE)
    if (canFetch && entries.length <= most + AT_ONCE) void orders.fetchNextPage()
  }
  return { shown: entries.slice(0, most), hasEarlier: entries.length > most || canFetch, showEarlier }
}

function Lines(props: {
  happened: CustomerEvents
  sort: Sort | undefined
  query: Orders
  customerId: number
}) {
  const { happened, sort, query, customerId } = props
  const { shown, hasEarlier, showEarlier } = useLines(happened, sort, query)
  const { remove, error } = useRemoveNote(customerId)
  return (
    <>
      {error && (
        <Callout tone="harm" title="That did not work">
          {error.message} The note is as it was.
        </Callout>
      )}
      {shown.length === 0 && (
        <p className="py-3 text-soft">{EMPTY[sort === 'orders' || !sort ? 'all' : sort]}</p>
      )}
      <Months entries={shown} onRemove={remove} />
      {hasEarlier && (
        <Button className="mt-4" busy={query.isFetchingNextPage} onClick={showEarlier}>
          Show earlier
        </Button>
      )}
    </>
  )
}

/** Everything that happened with a customer as one list, newest first, and where it is written on. */
export function Timeline(props: {
  customerId: number
  happened: CustomerEvents
  orders: Orders
  sort: Sort | undefined
  onSort: (sort: Sort | undefined) => void
}) {
  const { customerId, happened, orders, sort, onSort } = props
  return (
    <section aria-label="Timeline" className="border-t pt-6">
      <h2 className="mb-2 text-small font-medium text-soft">What happened</h2>
      <WriteNote customerId={customerId} />
      <div className="-mx-1 mt-4 overflow-x-auto p-1 whitespace-nowrap">
        <SegmentedControl
          label="Show"
          choices={SORTS}
          value={sort ?? 'all'}
          onChange={(next) => onSort(next === 'all' ? undefined : next)}
        />
      </div>
      {sort === 'orders' ? (
        <OrdersTable orders={happened.orders} query={orders} />
      ) : (
        <Lines key={sort ?? 'all'} happened={happened} sort={sort} query={orders} customerId={customerId} />
      )}
    </section>
  )
}
