import { useState } from 'react'
import { Ago } from '../../../ui/date/Ago.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { DateTime } from '../../../ui/date/DateTime.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { useGoalMutation } from '../../goals/customer/useGoalMutation.ts'
import { rondo } from '../../client/rondo.ts'
import { isLive } from './linkState.ts'
import type { LinkState } from './linkState.ts'
import type { PortalLink } from './queries.ts'

function Since({ link, state }: { link: PortalLink; state: LinkState }) {
  const { usedAt, seenAt, expiresAt, revokedAt } = link
  if (revokedAt) return <>revoked {<Ago at={revokedAt} />}</>
  if (state === 'used') return <>last visit {<Ago at={seenAt ?? usedAt!} />}</>
  if (state === 'expired') return <>expired {<Ago at={expiresAt} />}, never used</>
  return (
    <>
      not used yet, expires <DateTime at={expiresAt} />
    </>
  )
}

function Revoke(props: { link: PortalLink; customerId: number; open: boolean; onClose: () => void }) {
  const { link, customerId: id, open, onClose } = props
  const revoke = useGoalMutation(id, () => rondo.portal.revoke({ id, linkId: link.id }), onClose)
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={`Revoke the link of ${link.email}?`}
      description="Anyone who used it is signed out immediately, and it stops working. What they wrote stays. You can invite them again."
      verb="Revoke it"
      harm
      busy={revoke.isPending}
      error={revoke.error}
      refused="It could not be revoked"
      onSubmit={() => revoke.mutate(undefined)}
    />
  )
}

/** One portal link: its recipient, its author and its state. */
export function LinkLine(props: { link: PortalLink; state: LinkState; customerId: number }) {
  const { link, state, customerId } = props
  const [asking, setAsking] = useState(false)
  return (
    <li className="flex items-start justify-between gap-2 border-b py-2">
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium">{link.email}</span>
        <span className="block text-small text-soft">
          <Since link={link} state={state} /> · made by {link.madeBy} <Ago at={link.madeAt} />
        </span>
      </div>
      {isLive(state) && (
        <Button size="small" aria-label={`Revoke the link of ${link.email}`} onClick={() => setAsking(true)}>
          Revoke
        </Button>
      )}
      <Revoke link={link} customerId={customerId} open={asking} onClose={() => setAsking(false)} />
    </li>
  )
}
