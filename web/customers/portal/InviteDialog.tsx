import { useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { rondo } from '../../client/rondo.ts'
import { useGoalMutation } from '../../goals/customer/useGoalMutation.ts'
import type { Customer } from '../queries.ts'
import { NewLink } from './NewLink.tsx'

const ANOTHER = 'another'

function useInvite({ id }: Customer) {
  return useGoalMutation(id, (who: { contactId: number } | { email: string }) =>
    rondo.portal.invite({ id, ...who }),
  )
}

function WhoField(props: { known: Customer['contacts']; value: string; onChange: (who: string) => void }) {
  const { known, value, onChange } = props
  const people = known.map(({ id, name, email }) => ({ value: String(id), label: name, note: email ?? '' }))
  const chosen = known.find(({ id }) => String(id) === value)
  const hint =
    chosen?.isEmailTracked &&
    'Only tracking reports this address. Confirm it under Contacts before you send a link.'
  return (
    <Field label="Who" group hint={hint}>
      <Select
        choices={[...people, { value: ANOTHER, label: 'Someone else' }]}
        value={value}
        onChange={onChange}
      />
    </Field>
  )
}

/** Invites a contact of the customer, or any email address, to the portal. */
export function InviteDialog(props: { customer: Customer; open: boolean; onClose: () => void }) {
  const { customer, open, onClose } = props
  const known = customer.contacts.filter(({ email }) => email !== null)
  const [who, setWho] = useState(known[0] ? String(known[0].id) : ANOTHER)
  const [email, setEmail] = useState(known.length === 0 ? (customer.email ?? '') : '')
  const invite = useInvite(customer)
  if (invite.data) {
    return (
      <Dialog
        open={open}
        onClose={onClose}
        title="The link is ready"
        actions={<Button onClick={onClose}>Done</Button>}
      >
        <NewLink invitation={invite.data} />
      </Dialog>
    )
  }
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={customer.kind === 'person' ? `Invite ${customer.name}` : `Invite someone at ${customer.name}`}
      description="They get a link to a page with their goals. It works once, within 14 days, needs no password and shows nothing about other customers."
      verb="Create the link"
      busy={invite.isPending}
      error={invite.error}
      refused="No link was created"
      onSubmit={() => invite.mutate(who === ANOTHER ? { email: email.trim() } : { contactId: Number(who) })}
    >
      {known.length > 0 && <WhoField known={known} value={who} onChange={setWho} />}
      {who === ANOTHER && (
        <Field label="Email">
          <TextInput
            type="email"
            required
            maxLength={320}
            autoComplete="off"
            value={email}
            onValueChange={setEmail}
          />
        </Field>
      )}
    </FormDialog>
  )
}
