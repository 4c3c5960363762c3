import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { rondo } from '../../client/rondo.ts'
import { formText } from '../../formText.ts'

const KINDS = [
  { value: 'company', label: 'A company', note: 'With people to talk to' },
  { value: 'person', label: 'A person', note: 'Buys for themselves' },
] as const

type Kind = (typeof KINDS)[number]['value']

function Fields({ kind, onKind }: { kind: Kind; onKind: (kind: Kind) => void }) {
  return (
    <div className="flex flex-col gap-4">
      <RadioCards label="Who is it?" cards={KINDS} value={kind} onChange={onKind} />
      <Field label="Name">
        <TextInput name="name" required maxLength={300} autoComplete="off" />
      </Field>
      <Field label="Email" hint="Orders with this address are assigned to this customer.">
        <TextInput name="email" type="email" maxLength={320} autoComplete="off" />
      </Field>
      <Field label="Country">
        <TextInput name="country" maxLength={100} autoComplete="off" />
      </Field>
    </div>
  )
}

/** Adds a customer by hand. */
export function AddCustomer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const form = useId()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [kind, setKind] = useState<Kind>('company')
  const add = useMutation({
    mutationFn: (customer: Parameters<typeof rondo.customers.create>[0]) => rondo.customers.create(customer),
    async onSuccess({ id }) {
      await client.invalidateQueries({ queryKey: ['customers'] })
      onClose()
      await navigate({ to: '/customers/$id', params: { id: String(id) } })
    },
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const [email, country] = [formText(fields, 'email'), formText(fields, 'country')]
    add.mutate({ kind, name: formText(fields, 'name') ?? '', email, country })
  }
  function close() {
    add.reset()
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Add a customer"
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" form={form} kind="primary" busy={add.isPending}>
            Add the customer
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {add.error && (
          <Callout tone="harm" title="Not added">
            {add.error.message}
          </Callout>
        )}
        <Fields kind={kind} onKind={setKind} />
      </form>
    </Dialog>
  )
}
