import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import type { FormEvent } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { formText } from '../../formText.ts'
import { rondo } from '../../client/rondo.ts'
import { CopyButton } from './CopyButton.tsx'
import { keysQuery } from './queries.ts'
import { Snippets } from './Snippets.tsx'

/** The new key, shown only once. */
function Made({ apiKey }: { apiKey: string }) {
  return (
    <div className="flex flex-col gap-5">
      <Callout tone="attention" title="The whole key is shown only once">
        It can only send events, so it can appear in a public page. If you lose it, create a new one and
        revoke this one.
      </Callout>
      <div className="flex items-end gap-2">
        <div className="flex-1">
          <Field label="Your key">
            <TextInput readOnly value={apiKey} onFocus={({ target }) => target.select()} />
          </Field>
        </div>
        <CopyButton text={apiKey} what="the key" />
      </div>
      <Snippets apiKey={apiKey} />
    </div>
  )
}

/** Creates a key: asks for its name, then shows it with the code to use it. */
export function MakeKey({ open, onClose }: { open: boolean; onClose: () => void }) {
  const form = useId()
  const client = useQueryClient()
  const make = useMutation({
    mutationFn: (name: string) => rondo.platform.makeKey({ name }),
    onSuccess: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  })
  function close() {
    onClose()
    make.reset()
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    make.mutate(formText(new FormData(event.currentTarget), 'name') ?? 'Website')
  }
  const made = make.data
  const asking = (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button type="submit" form={form} kind="primary" busy={make.isPending}>
        Create the key
      </Button>
    </>
  )
  return (
    <Dialog
      wide={made !== undefined}
      open={open}
      onClose={close}
      title={made ? 'Your new key' : 'Create a tracking key'}
      {...(made ? {} : { description: 'With it a website or a program may tell Rondo what its users do.' })}
      actions={made ? <Button onClick={close}>I have copied it</Button> : asking}
    >
      {made ? (
        <Made apiKey={made.key} />
      ) : (
        <form id={form} onSubmit={submit} className="flex flex-col gap-4">
          {make.error && (
            <Callout tone="harm" title="No key was created">
              {make.error.message}
            </Callout>
          )}
          <Field label="Where it will be used" hint="So that you know later which one to revoke.">
            <TextInput name="name" required maxLength={200} autoComplete="off" placeholder="Website" />
          </Field>
        </form>
      )}
    </Dialog>
  )
}
