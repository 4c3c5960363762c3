import { useId } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { submitOnKey } from '../../../ui/form/submitOnKey.ts'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import type { LineAction, Target } from './line-action.ts'

/** What the dialogs of all actions have in common. */
export interface ActionDialogProps {
  open: boolean
  onClose: () => void
  /** The element that gets the focus afterwards. */
  returnTo: () => HTMLElement | null
}

/** The dialog of an action on one line, opened on a day. */
export type LineDialogProps = ActionDialogProps & {
  target: Target
  today: string
  onAct: (choice: LineAction) => void
}

/** A form about a line, sent with its button or with Ctrl and Enter. */
export function ActionForm(
  props: ActionDialogProps & {
    title: string
    description?: ReactNode
    /** The label of the button, a verb. */
    verb: string
    onSubmit: () => void
    children: ReactNode
  },
) {
  const { title, description, verb, onSubmit, children, ...dialog } = props
  const form = useId()
  function submit(event: FormEvent) {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Dialog
      {...dialog}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={dialog.onClose}>Cancel</Button>
          <Button type="submit" form={form} kind="primary">
            {verb}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {children}
      </form>
    </Dialog>
  )
}

/** A field for a few sentences. */
export function CommentField(props: {
  label: string
  hint?: string
  required?: boolean
  value: string
  onChange: (comment: string) => void
}) {
  const { label, hint, required = false, value, onChange } = props
  return (
    <Field label={label} hint={hint}>
      <TextInput
        render={<textarea rows={4} />}
        required={required}
        maxLength={2000}
        value={value}
        onValueChange={onChange}
        onKeyDown={submitOnKey}
      />
    </Field>
  )
}
