import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { Combobox } from '../../ui/form/Combobox.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Field } from '../../ui/form/Field.tsx'
import { formatCount } from '../../values/count.ts'
import { rondo } from '../client/rondo.ts'
import { useDebounced } from '../useDebounced.ts'
import { customerSearchQuery } from './queries.ts'
import type { Customer } from './queries.ts'

interface Other {
  id: number
  name: string
}

/** Finds the other customer; the customer of this page cannot be chosen. */
function Choice({
  own,
  other,
  onOther,
}: {
  own: number
  other: Other | null
  onOther: (other: Other | null) => void
}) {
  const [typed, setTyped] = useState('')
  const { data } = useQuery(customerSearchQuery(useDebounced(typed.trim())))
  const candidates = (data ?? []).filter(({ id }) => id !== own)
  const known = other && !candidates.some(({ id }) => id === other.id) ? [other, ...candidates] : candidates
  return (
    <Field label="The other customer" group>
      <Combobox
        aria-label="The other customer"
        placeholder="Find by name, email or id"
        none={typed ? 'No other customer has this name.' : 'Type part of the name.'}
        choices={known.map((one) => ({
          value: String(one.id),
          label: one.name,
          ...('purchases' in one ? { note: formatCount(Number(one.purchases), 'order', String) } : {}),
        }))}
        value={other ? String(other.id) : null}
        onTyped={setTyped}
        onChange={(id) => onOther(known.find((one) => String(one.id) === id) ?? null)}
      />
    </Field>
  )
}

function Consequence({ customer, other }: { customer: Customer; other: Other | null }) {
  const name = other ? `“${other.name}”` : 'the other customer'
  return (
    <Callout tone="attention" title="This cannot be undone">
      Everything of {name} moves to {customer.name}: orders, contacts and ids. Their purchases are then
      counted as one customer&apos;s. The page of {name} then leads here.
    </Callout>
  )
}

/** Merges another customer into this one. */
export function MergeDialog(props: { customer: Customer; open: boolean; onClose: () => void }) {
  const { customer, open, onClose } = props
  const client = useQueryClient()
  const [other, setOther] = useState<Other | null>(null)
  const merge = useMutation({
    mutationFn: (from: number) => rondo.customers.merge({ id: customer.id, from }),
    async onSuccess() {
      setOther(null)
      onClose()
      await Promise.all(
        ['customer', 'customers', 'insights'].map((part) => client.invalidateQueries({ queryKey: [part] })),
      )
    },
  })
  function close() {
    setOther(null)
    merge.reset()
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={`Merge another customer into ${customer.name}`}
      description="Use this when two entries are the same customer."
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            kind="harm"
            disabled={!other}
            busy={merge.isPending}
            onClick={() => other && merge.mutate(other.id)}
          >
            {other ? `Merge “${other.name}” into this one` : 'Merge'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {merge.error && (
          <Callout tone="harm" title="Not merged">
            {merge.error.message}
          </Callout>
        )}
        <Choice own={customer.id} other={other} onOther={setOther} />
        <Consequence customer={customer} other={other} />
      </div>
    </Dialog>
  )
}
