import { useId } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '../form/Button.tsx'
import { Callout } from '../message/Callout.tsx'
import { Dialog } from './Dialog.tsx'

/** A dialog with a form. A refusal of the server is shown above the fields, which keep their values. */
export function FormDialog(props: {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  /** The label of the button, a verb. */
  verb: string
  harm?: boolean
  wide?: boolean
  busy: boolean
  disabled?: boolean
  error: Error | null
  /** The title of the error message. */
  refused: string
  onSubmit: (form: FormData) => void
  children?: ReactNode
}) {
  const { open, onClose, title, description, verb, harm, wide, busy, disabled, error, refused } = props
  const form = useId()
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!busy && !disabled) props.onSubmit(new FormData(event.currentTarget))
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      {...(description ? { description } : {})}
      {...(wide ? { wide } : {})}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} kind={harm ? 'harm' : 'primary'} busy={busy} disabled={disabled}>
            {verb}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {error && (
          <Callout tone="harm" title={refused}>
            {error.message}
          </Callout>
        )}
        {props.children}
      </form>
    </Dialog>
  )
}
