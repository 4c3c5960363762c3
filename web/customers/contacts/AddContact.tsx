import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import type { FormEvent } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { rondo } from '../../client/rondo.ts'
import { customerQuery } from '../queries.ts'
import type { Customer } from '../queries.ts'
import { formText } from '../../formText.ts'

function Fields() {
  return (
    <>
      <Field label="Name">
        <TextInput name="name" required maxLength={300} autoComplete="off" />
      </Field>
      <Field label="Role">
        <TextInput name="title" maxLength={200} autoComplete="off" placeholder="Head of purchasing" />
      </Field>
      <Field label="Email" hint="Orders with this address are assigned to this customer.">
        <TextInput name="email" type="email" maxLength={320} autoComplete="off" />
      </Field>
      <Field label="Phone">
        <TextInput name="phone" type="tel" maxLength={50} autoComplete="off" />
      </Field>
    </>
  )
}

/** Adds a contact of a customer. */
export function AddContact(props: { customer: Customer; open: boolean; onClose: () => void }) {
  const { customer, open, onClose } = props
  const form = useId()
  const client = useQueryClient()
  const add = useMutation({
    mutationFn: (contact: Parameters<typeof rondo.customers.addContact>[0]) =>
      rondo.customers.addContact(contact),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: customerQuery(customer.id).queryKey, exact: true })
      onClose()
    },
  })
  function close() {
    add.reset()
    onClose()
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [email, phone, title] = [formText(form, 'email'), formText(form, 'phone'), formText(form, 'title')]
    add.mutate({ customerId: customer.id, name: formText(form, 'name') ?? '', email, phone, title })
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={`Add a contact at ${customer.name}`}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" form={form} kind="primary" busy={add.isPending}>
            Add the contact
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
        <Fields />
      </form>
    </Dialog>
  )
}
