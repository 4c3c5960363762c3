import { useState } from 'react'
import type { FormEvent } from 'react'
import { useSendOnce } from '../../ui/request/useSendOnce.ts'
import { Action } from '../Action.tsx'
import { Failure } from '../Failure.tsx'
import { goalsQuery } from '../goals/queries.ts'
import { FormField } from './FormField.tsx'
import { useAutoFocus } from './useAutoFocus.ts'
import { useDraft } from './useDraft.ts'

const LONGEST = 2000

/** A text box with one button; the draft stays until the server has stored it. */
export function MessageForm(props: {
  /** The name under which the draft is stored. */
  draft: string
  label: string
  verb: string
  /** The error for an empty text. */
  missing: string
  send: (text: string) => Promise<unknown>
  /** Closes the form: the text is stored by the server, or is still a draft. */
  onClose: () => void
}) {
  const { draft, label, verb, missing, send, onClose } = props
  const [text, setText] = useDraft(draft)
  const [error, setError] = useState<string | null>(null)
  const arrival = useAutoFocus<HTMLTextAreaElement>()
  const {
    mutate,
    isPending,
    error: refused,
  } = useSendOnce(send, [goalsQuery.queryKey], () => {
    setText('')
    onClose()
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    if (text.trim() === '') setError(missing)
    else mutate(text.trim())
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3 print:hidden">
      <FormField label={label} error={error}>
        {(props) => (
          <textarea
            {...props}
            ref={arrival}
            className="control"
            rows={3}
            maxLength={LONGEST}
            value={text}
            onChange={(event) => {
              setError(null)
              setText(event.target.value)
            }}
          />
        )}
      </FormField>
      {refused && <Failure title="Not saved yet">{refused.message}</Failure>}
      <div className="flex flex-wrap gap-2">
        <Action type="submit" busy={isPending}>
          {verb}
        </Action>
        <Action kind="quiet" onClick={onClose}>
          Not now
        </Action>
      </div>
    </form>
  )
}
