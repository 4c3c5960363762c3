import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Download, UserPlus } from 'lucide-react'
import { use, useState } from 'react'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Button, buttonClasses } from '../../../ui/form/Button.tsx'
import { EmptyState } from '../../../ui/message/EmptyState.tsx'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { Page } from '../../frame/Page.tsx'
import { separatorOf } from '../../table/csv.ts'
import { AddCustomer } from './AddCustomer.tsx'
import { CustomersTable } from './CustomersTable.tsx'
import { SampleButton } from '../../settings/sample/SampleButton.tsx'
import { customersQuery } from '../queries.ts'
import type { CustomersSearch } from '../search.ts'
import { SearchField } from './SearchField.tsx'

const route = getRouteApi('/gate/customers')

/** Exports the list with the current filters and order. */
function Exports({ search }: { search: CustomersSearch }) {
  const { locale } = use(LocaleContext)
  const { q, sort = 'last', direction = 'desc' } = search
  const query = new URLSearchParams({ ...(q ? { search: q } : {}), sort, direction })
  if (separatorOf(locale) === ';') query.set('separator', ';')
  return (
    <a href={`/api/customers.csv?${query}`} download className={buttonClasses('quiet', 'small')}>
      <Download size={15} aria-hidden />
      CSV
    </a>
  )
}

function NoneYet({ onAdd }: { onAdd: () => void }) {
  return (
    <EmptyState
      title="Everyone who bought from you"
      why="Every customer with their history: first order, when they came back, and what they are worth. One file of orders is enough."
      action={
        <Anchor href="/imports" className={buttonClasses('primary')}>
          Import a file
        </Anchor>
      }
      second={
        <>
          <SampleButton />
          <Button kind="quiet" onClick={onAdd}>
            Add one manually
          </Button>
        </>
      }
    />
  )
}

function NoneFound({ q, onClear }: { q: string; onClear: () => void }) {
  return (
    <EmptyState
      title={`No match for “${q}”`}
      why="Typos and accents are tolerated. Try a shorter part of the name, email address or id."
      action={<Button onClick={onClear}>Show all customers</Button>}
    />
  )
}

/** The list of all customers. */
export function CustomersPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(customersQuery(search))
  const [adding, setAdding] = useState(false)
  const look = (q: string | undefined) =>
    navigate({ search: ({ sort, direction }) => ({ sort, direction, q }), replace: true })
  const isEmpty = query.data?.customers.length === 0 && !query.isPlaceholderData
  const isBare = isEmpty && !search.q && !search.after
  const add = (
    <Button icon={<UserPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      Add a customer
    </Button>
  )
  return (
    <Page title="Customers" actions={isBare ? null : add}>
      {!isBare && (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          <SearchField value={search.q} onSearch={look} />
          <Exports search={search} />
        </div>
      )}
      {query.error && <QueryFailed query={query} kept={query.data !== undefined} />}
      {isBare && <NoneYet onAdd={() => setAdding(true)} />}
      {isEmpty && search.q && <NoneFound q={search.q} onClear={() => look(undefined)} />}
      {!isEmpty && !(query.error && !query.data) && <CustomersTable search={search} query={query} />}
      <AddCustomer open={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}
