import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { Merge } from 'lucide-react'
import { useMemo, useState } from 'react'
import { RequestError } from '../../ui/request/error.ts'
import { Button } from '../../ui/form/Button.tsx'
import { DateTime } from '../../ui/date/DateTime.tsx'
import { Day } from '../../ui/date/Day.tsx'
import { QueryFailed } from '../../ui/panel/PanelStates.tsx'
import { Page } from '../frame/Page.tsx'
import { ContactNames } from '../signals/useSignalText.ts'
import { NotFound } from '../frame/ErrorPage.tsx'
import { Contacts, KnownAs } from './contacts/Contacts.tsx'
import { CustomerGoals } from '../goals/customer/CustomerGoals.tsx'
import { Success } from '../signals/success/Success.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { OrdersTable } from './orders/OrdersTable.tsx'
import { PortalAccess } from './portal/PortalAccess.tsx'
import { customerQuery } from './queries.ts'
import type { Customer, Standing } from './queries.ts'
import { Logins, People } from './standing/Logins.tsx'
import { OpenSignals } from './standing/OpenSignals.tsx'
import { StandingList } from './standing/StandingList.tsx'
import { Story } from './story/Story.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { Subscriptions } from '../sales/subscriptions/Subscriptions.tsx'
import { useCustomer } from './useCustomer.ts'
import type { CustomerQueries } from './useCustomer.ts'

const route = getRouteApi('/gate/customers/$id')

/** One line of facts: kind, country, address, and since when they are a customer. */
function Facts({ customer, standing }: { customer: Customer; standing: Standing | null | undefined }) {
  return (
    <span className="flex flex-wrap gap-x-2">
      <span>{customer.kind === 'company' ? 'Company' : 'Person'}</span>
      {customer.country && <span>· {customer.country}</span>}
      {customer.email && <span>· {customer.email}</span>}
      {standing?.firstDay ? (
        <span>
          · customer since <Day day={standing.firstDay} />
        </span>
      ) : (
        <span>
          · known since <DateTime at={customer.createdAt} />
        </span>
      )}
    </span>
  )
}

/** The customer's standing, contacts and signals. */
function Sidebar({ customer, queries }: { customer: Customer; queries: CustomerQueries }) {
  const { standing, usage, signals, moments } = queries
  return (
    <aside aria-label="Overview and people" className="flex min-w-0 flex-col gap-8 lg:row-span-2">
      <OpenSignals customer={customer} signals={signals.data ?? []} />
      <Success customerId={customer.id} />
      <StandingList query={standing} moments={moments} />
      <Subscriptions customerId={customer.id} />
      <Logins query={usage} />
      <People usage={usage.data} />
      <Contacts customer={customer} />
      <PortalAccess customer={customer} />
      <KnownAs customer={customer} />
    </aside>
  )
}

function useNames({ contacts }: Customer) {
  return useMemo(() => {
    const names = new Map(contacts.map(({ id, name }) => [id, name]))
    return (contactId: number) => names.get(contactId) ?? null
  }, [contacts])
}

function CustomerView({ customer, queries }: { customer: Customer; queries: CustomerQueries }) {
  const { id } = customer
  const { show } = route.useSearch()
  const navigate = route.useNavigate()
  const { standing, usage, moments, isWhole, failed } = queries
  const [merging, setMerging] = useState(false)
  const nameOf = useNames(customer)
  const merge = (
    <Button kind="quiet" icon={<Merge size={16} aria-hidden />} onClick={() => setMerging(true)}>
      Merge with another customer
    </Button>
  )
  return (
    <ContactNames value={nameOf}>
      <Page
        title={customer.name}
        lead={<Facts customer={customer} standing={standing.data} />}
        actions={merge}
      >
        <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_18rem] lg:grid-rows-[auto_1fr]">
          <div className="flex min-w-0 flex-col gap-6">
            <CustomerGoals customer={customer} />
            <Story standing={standing} usage={usage.data} moments={moments} isWhole={isWhole} />
          </div>
          {/* Before the timeline, because on a phone a long history would push it down. */}
          <Sidebar customer={customer} queries={queries} />
          <div className="min-w-0">
            {failed.map(
              (query, at) =>
                query.error && <QueryFailed key={at} query={query} kept={query.data !== undefined} />,
            )}
            <Timeline
              customerId={id}
              kind={show}
              onKind={(next) => void navigate({ search: { show: next }, replace: true, resetScroll: false })}
              tables={{ orders: <OrdersTable customerId={id} /> }}
            />
          </div>
        </div>
        <MergeDialog customer={customer} open={merging} onClose={() => setMerging(false)} />
      </Page>
    </ContactNames>
  )
}

/** One customer: what they bought and did, their standing, and their contacts. */
export function CustomerPage() {
  const { id } = route.useParams()
  const query = useQuery(customerQuery(Number(id)))
  const { show } = route.useSearch()
  // In parallel with the customer, so that the page appears as a whole and nothing in it moves.
  const queries = useCustomer(Number(id), show)
  const { data, error } = query
  if (error instanceof RequestError && (error.status === 404 || error.status === 400)) return <NotFound />
  if (!data || queries.isPending) {
    return <Page title="Customer">{error && <QueryFailed query={query} kept={false} />}</Page>
  }
  // A merged customer redirects to the id of the customer it was merged into.
  if (data.id !== Number(id)) return <Navigate to="/customers/$id" params={{ id: String(data.id) }} replace />
  return <CustomerView key={data.id} customer={data} queries={queries} />
}
