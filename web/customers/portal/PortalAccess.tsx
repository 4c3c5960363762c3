import { useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import { useDialog } from '../../../ui/dialog/useDialog.ts'
import type { Customer } from '../queries.ts'
import { InviteDialog } from './InviteDialog.tsx'
import { LinkLine } from './LinkLine.tsx'
import { isLive, linkState } from './linkState.ts'
import { portalQuery } from './queries.ts'
import type { PortalLink } from './queries.ts'

function Links({ links, customerId }: { links: readonly PortalLink[]; customerId: number }) {
  const [now] = useState(() => Date.now())
  const live = links.filter((link) => isLive(linkState(link, now)))
  const past = links.filter((link) => !isLive(linkState(link, now)))
  const line = (link: PortalLink) => (
    <LinkLine key={link.id} link={link} state={linkState(link, now)} customerId={customerId} />
  )
  return (
    <>
      {live.length === 0 && (
        <p className="text-soft">Nobody has access yet. They would see their goals and their progress.</p>
      )}
      <ul className="m-0 list-none p-0">{live.map(line)}</ul>
      {past.length > 0 && (
        <details className="text-soft">
          <summary className="py-2 pointer-coarse:py-3">Expired and revoked ({past.length})</summary>
          <ul className="m-0 list-none p-0">{past.map(line)}</ul>
        </details>
      )}
    </>
  )
}

/** The people with access to the portal, and a button to invite more. */
export function PortalAccess({ customer }: { customer: Customer }) {
  const query = useQuery(portalQuery(customer.id))
  const asking = useDialog()
  return (
    <section aria-label="Customer page">
      <h2 className="mb-1 text-small font-medium text-soft">Customer page</h2>
      {query.error && <QueryFailed query={query} kept={query.data !== undefined} />}
      {query.data && <Links links={query.data.links} customerId={customer.id} />}
      <Button
        kind="quiet"
        size="small"
        className="-ms-2.5 mt-1"
        icon={<Send size={15} aria-hidden />}
        onClick={asking.ask}
      >
        Invite someone
      </Button>
      <InviteDialog key={asking.at} customer={customer} open={asking.open} onClose={asking.close} />
    </section>
  )
}
