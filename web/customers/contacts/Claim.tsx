import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { useSendOnce } from '../../../ui/request/useSendOnce.ts'
import { rondo } from '../../client/rondo.ts'

/** An address that only tracking has reported, with a button that confirms it. */
export function Claim(props: { customerId: number; contactId: number; email: string | null }) {
  const { customerId: id, contactId, email } = props
  const confirm = useSendOnce(
    (address: string) => rondo.customers.confirmContact({ id, contactId, email: address }),
    [['customer', id]],
  )
  if (email === null) return null
  return (
    <span className="mt-1 flex flex-wrap items-center gap-2 text-small">
      <span className="break-words text-soft">
        Tracking reports {email}. Nobody has confirmed it: anyone can make tracking report an address.
      </span>
      <Button kind="quiet" size="small" busy={confirm.isPending} onClick={() => confirm.mutate(email)}>
        Confirm address
      </Button>
      {confirm.error && (
        <Callout tone="harm" title="The address was not confirmed">
          {confirm.error.message}
        </Callout>
      )}
    </span>
  )
}
