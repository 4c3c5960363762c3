import { useState } from 'react'
import type { FormEvent } from 'react'
import { Action } from '../Action.tsx'
import { Failure } from '../Failure.tsx'
import { FormField } from './FormField.tsx'
import { useAutoFocus } from './useAutoFocus.ts'
import { useDraft } from './useDraft.ts'
import { useSendOnce } from './useSendOnce.ts'

const LONGEST = 2000

/** Words in a box, sent with one button; what is written stays until it is kept. */
export function MessageForm(props: {
  /** By which what is being written is found again. */
  draft: string
  label: string
  verb: string
  /** What is said when nothing was written. */
  missing: string
  send: (words: string, options: { context: { key: string } }) => Promise<unknown>
  /** The box closes: what was written is kept by the server, or still here. */
  onClose: () => void
}) {
  const { draft, label, verb, missing, send, onClose } = props
  const [words, write] = useDraft(draft)
  const [error, setError] = useState<string | null>(null)
  const arrival = useAutoFocus<HTMLTextAreaElement>()
  const {
    mutate,
    isPending,
    error: refused,
  } = useSendOnce(send, () => {
    write('')
    onClose()
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    if (words.trim() === '') setError(missing)
    else mutate(words.trim())
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3 print:hidden">
      <FormField label={label} error={error}>
        {(tied) => (
          <textarea
            {...tied}
            ref={arrival}
            className="control"
            rows={3}
            maxLength={LONGEST}
            value={words}
            onChange={(event) => {
              setError(null)
              write(event.target.value)
            }}
          />
        )}
      </FormField>
      {refused && <Failure title="That was not kept yet">{refused.message}</Failure>}
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
