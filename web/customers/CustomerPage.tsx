import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { Merge } from 'lucide-react'
import { useMemo, useState } from 'react'
import { ApiError } from '../api.ts'
import { Button } from '../../ui/Button.tsx'
import { DateTime } from '../../ui/DateTime.tsx'
import { Failed } from '../../ui/PanelStates.tsx'
import { Page } from '../Page.tsx'
import { NotFound } from '../Wrong.tsx'
import { Contacts, KnownAs } from './Contacts.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { OrdersTable } from './OrdersTable.tsx'
import { customerQuery, ordersQuery, standingQuery } from './queries.ts'
import type { Customer, Standing } from './queries.ts'
import { StandingList } from './StandingList.tsx'
import { Story } from './Story.tsx'

const route = getRouteApi('/gate/customers/$id')

/** One line of what is known: what they are, where, since when. */
function Facts({ customer, standing }: { customer: Customer; standing: Standing | null | undefined }) {
  return (
    <span className="flex flex-wrap gap-x-2">
      <span>{customer.kind === 'company' ? 'Company' : 'Person'}</span>
      {customer.country && <span>· {customer.country}</span>}
      {customer.email && <span>· {customer.email}</span>}
      {standing?.firstDay ? (
        <span>
          · customer since <DateTime at={`${standing.firstDay}T12:00:00Z`} />
        </span>
      ) : (
        <span>
          · known since <DateTime at={customer.createdAt} />
        </span>
      )}
    </span>
  )
}

function Found({ customer }: { customer: Customer }) {
  const { id } = customer
  const standing = useQuery(standingQuery(id))
  const orders = useInfiniteQuery(ordersQuery(id))
  const [merging, setMerging] = useState(false)
  const all = useMemo(() => orders.data?.pages.flat(), [orders.data])
  const merge = (
    <Button kind="quiet" icon={<Merge size={16} aria-hidden />} onClick={() => setMerging(true)}>
      Merge with another
    </Button>
  )
  return (
    <Page title={customer.name} lead={<Facts customer={customer} standing={standing.data} />} actions={merge}>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_17rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          <Story standing={standing} orders={all} isWhole={!orders.hasNextPage} />
        </div>
        {/* Before the orders, so that on a phone a long history does not push it away. */}
        <aside aria-label="Standing and people" className="flex min-w-0 flex-col gap-8 lg:row-span-2">
          <StandingList query={standing} orders={all} />
          <Contacts customer={customer} />
          <KnownAs customer={customer} />
        </aside>
        <div className="min-w-0">
          <OrdersTable orders={all} query={orders} />
        </div>
      </div>
      <MergeDialog customer={customer} open={merging} onClose={() => setMerging(false)} />
    </Page>
  )
}

/** One customer: the story of their orders, where they stand, and who they are. */
export function CustomerPage() {
  const { id } = route.useParams()
  const query = useQuery(customerQuery(Number(id)))
  // Asked beside the customer and not after, so that the page stands at once and nothing in it moves.
  const { isPending } = useQuery(standingQuery(Number(id)))
  const { data, error } = query
  if (error instanceof ApiError && (error.status === 404 || error.status === 400)) return <NotFound />
  if (!data || isPending) {
    return <Page title="Customer">{error && <Failed query={query} kept={false} />}</Page>
  }
  // Someone merged into another customer is found there, and the address says so.
  if (data.id !== Number(id)) return <Navigate to="/customers/$id" params={{ id: String(data.id) }} replace />
  return <Found key={data.id} customer={data} />
}
