import { getRouteApi, useRouter } from '@tanstack/react-router'
import type { UseQueryResult } from '@tanstack/react-query'
import { DayAgo } from '../../../ui/date/DayAgo.tsx'
import { Day } from '../../../ui/date/Day.tsx'
import { Money } from '../../../ui/number/Money.tsx'
import { Num } from '../../../ui/number/Num.tsx'
import { Pager } from '../../../ui/table/Pager.tsx'
import { Table } from '../../../ui/table/Table.tsx'
import type { Column } from '../../../ui/table/TableHead.tsx'
import { useCurrency } from '../../client/useCurrency.ts'
import { Gap } from '../standing/Gap.tsx'
import { PAGE } from '../queries.ts'
import type { customersQuery, CustomerRow } from '../queries.ts'
import type { CustomersSearch } from '../search.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    fromList?: boolean
  }
}

const route = getRouteApi('/gate/customers')
type CustomersPageData = Awaited<ReturnType<NonNullable<ReturnType<typeof customersQuery>['queryFn']>>>

const never = <span className="text-soft">–</span>
const unknown = <span className="text-soft">not known</span>

function columnsOf(currency: string, sortable: boolean): Column<CustomerRow>[] {
  return [
    { key: 'name', head: 'Name', sortable, cell: ({ name }) => name },
    {
      key: 'purchases',
      head: 'Orders',
      number: true,
      phone: true,
      sortable,
      cell: ({ purchases }) => <Num value={purchases} />,
    },
    {
      key: 'total',
      head: 'Total',
      number: true,
      sortable,
      cell: ({ total }) => (total === null ? unknown : <Money minor={total} currency={currency} />),
    },
    {
      key: 'first',
      head: 'First order',
      number: true,
      sortable,
      cell: ({ firstDay }) => (firstDay ? <Day day={firstDay} /> : never),
    },
    {
      key: 'last',
      head: 'Last order',
      number: true,
      phone: true,
      sortable,
      cell: ({ lastDay }) => (lastDay ? <DayAgo day={lastDay} /> : never),
    },
    {
      key: 'gap',
      head: 'Usual gap',
      number: true,
      cell: ({ medianGapDays }) => <Gap days={medianGapDays} />,
    },
  ]
}

/** Reserves the space of a page of customers while it loads. */
function Waiting() {
  return (
    <output aria-label="Loading customers" className="block border-t">
      {Array.from({ length: 12 }, (_, at) => (
        <span key={at} className="flex h-[45px] items-center border-b">
          <span className="h-4 w-2/5 rounded-corner bg-sunk" />
        </span>
      ))}
    </output>
  )
}

function Pages({ search, next, shown }: { search: CustomersSearch; next: string | null; shown: number }) {
  const navigate = route.useNavigate()
  const router = useRouter()
  const page = search.page ?? 1
  const from = (page - 1) * PAGE
  // Keyset pages have no numbers, so the previous page is in the browser history.
  function back() {
    if (router.state.location.state.fromList) router.history.back()
    else void navigate({ search: ({ q, sort, direction }) => ({ q, sort, direction }) })
  }
  return (
    <Pager
      where={`${from + 1}–${from + shown}`}
      onPrevious={page > 1 ? back : undefined}
      onNext={
        next
          ? () =>
              navigate({
                search: (before) => ({ ...before, after: next, page: page + 1 }),
                state: (before) => ({ ...before, fromList: true }),
              })
          : undefined
      }
    />
  )
}

/** One page of customers, sorted by a column with an index. */
export function CustomersTable({
  search,
  query,
}: {
  search: CustomersSearch
  query: UseQueryResult<CustomersPageData>
}) {
  const navigate = route.useNavigate()
  const currency = useCurrency()
  const { data } = query
  if (!data) return <Waiting />
  // Search results are ordered by similarity.
  const isSearch = Boolean(search.q)
  const { sort = 'last', direction = 'desc' } = search
  return (
    <div className={query.isPlaceholderData ? 'opacity-60 transition-opacity' : ''}>
      <Table
        caption={isSearch ? `Customers like “${search.q}”` : 'Customers'}
        columns={columnsOf(currency, !isSearch)}
        rows={data.customers}
        rowKey={({ id }) => String(id)}
        href={({ id }) => `/customers/${id}`}
        {...(isSearch
          ? {}
          : { sort: { key: sort, direction: direction === 'asc' ? 'ascending' : 'descending' } as const })}
        onSort={(next) =>
          navigate({
            search: ({ q }) => ({
              q,
              sort: next.key as NonNullable<CustomersSearch['sort']>,
              direction: next.direction === 'ascending' ? 'asc' : 'desc',
            }),
          })
        }
      />
      {isSearch ? (
        <p className="py-3 text-small text-soft">
          {data.customers.length === PAGE
            ? `The ${PAGE} best matches. Type more letters to narrow them down.`
            : `${data.customers.length} found, best match first.`}
        </p>
      ) : (
        <Pages search={search} next={data.next} shown={data.customers.length} />
      )}
    </div>
  )
}
