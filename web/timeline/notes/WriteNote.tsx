import { useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Keys } from '../../../ui/keyboard/Keys.tsx'
import { SegmentedControl } from '../../../ui/form/SegmentedControl.tsx'
import { submitOnKey } from '../../../ui/form/submitOnKey.ts'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { useWriteNote } from './useNotes.ts'
import type { NewNote } from './useNotes.ts'

const KINDS = [
  { value: 'note', label: 'Note' },
  { value: 'call', label: 'Call' },
] as const

const LABELS = {
  note: { label: 'A note for everyone', verb: 'Save the note' },
  call: { label: 'What was said in the call', verb: 'Log the call' },
} as const

/** The field for a note or a call. A refused note comes back into the field. */
export function WriteNote({ customerId }: { customerId: number }) {
  const [kind, setKind] = useState<NewNote['kind']>('note')
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const write = useWriteNote(customerId)
  const { label, verb } = LABELS[kind]
  function submit(event: FormEvent) {
    event.preventDefault()
    const written = text.trim()
    if (written === '') return field.current?.focus()
    setText('')
    write.mutate({ kind, text: written }, { onError: () => setText((typed) => typed || written) })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 print:hidden">
      <TextInput
        ref={field}
        render={<textarea rows={2} />}
        aria-label={label}
        placeholder={label}
        maxLength={2000}
        value={text}
        onValueChange={setText}
        onKeyDown={submitOnKey}
        className="field-sizing-content max-h-72 min-h-16!"
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SegmentedControl label="Type" choices={KINDS} value={kind} onChange={setKind} />
        <span className="flex items-center gap-3">
          <span className="text-small text-soft max-sm:hidden">
            <Keys keys="mod+enter" />
          </span>
          <Button type="submit" size="small">
            {verb}
          </Button>
        </span>
      </div>
      {write.error && (
        <Callout tone="harm" title="That was not saved">
          {write.error.message} Your text is back in the field.
        </Callout>
      )}
    </form>
  )
}
