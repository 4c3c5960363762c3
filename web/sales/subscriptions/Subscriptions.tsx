import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import { History } from './History.tsx'
import { subscriptionsQuery } from './queries.ts'
import type { Subscription } from './queries.ts'
import { State, Standing } from './Standing.tsx'
import { subscriptionTitle } from './sentences.ts'

function One(props: { customerId: number; of: Subscription; onChange: () => void }) {
  const { customerId, of, onChange } = props
  return (
    <li className="border-b py-2">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium [overflow-wrap:anywhere]">{subscriptionTitle(of)}</span>
        <State of={of} />
      </span>
      <Standing of={of} />
      <History customerId={customerId} changes={of.changes} />
      <Button size="small" className="mt-1" onClick={onChange}>
        Record a change
      </Button>
    </li>
  )
}

/** The subscriptions of a customer, with the changes that can be recorded. */
export function Subscriptions({ customerId }: { customerId: number }) {
  const query = useQuery(subscriptionsQuery(customerId))
  // A new key each time, so that the dialog opens empty.
  const [asking, setAsking] = useState<{ of: Subscription | null; at: number; open: boolean } | null>(null)
  const ask = (of: Subscription | null) => setAsking({ of, at: (asking?.at ?? 0) + 1, open: true })
  const { data, error } = query
  return (
    <section aria-label="Subscriptions">
      <h2 className="mb-1 text-small font-medium text-soft">Subscriptions</h2>
      {error && <QueryFailed query={query} kept={data !== undefined} />}
      {data?.length === 0 && <p className="text-soft">None.</p>}
      <ul className="m-0 list-none p-0">
        {data?.map((of) => (
          <One key={`${of.source} ${of.name}`} customerId={customerId} of={of} onChange={() => ask(of)} />
        ))}
      </ul>
      <Button
        kind="quiet"
        size="small"
        className="-ms-2.5 mt-1"
        icon={<Plus size={15} aria-hidden />}
        onClick={() => ask(null)}
      >
        Start a subscription
      </Button>
      {asking && (
        <ChangeDialog
          key={asking.at}
          customerId={customerId}
          of={asking.of}
          open={asking.open}
          onClose={() => setAsking({ ...asking, open: false })}
        />
      )}
    </section>
  )
}
