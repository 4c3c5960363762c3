import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Field } from '../../ui/form/Field.tsx'
import { TextInput } from '../../ui/form/TextInput.tsx'

/** What makes a password hard to guess, in one sentence. */
export const RULE_OF_THUMB = 'Three or four words that nobody else would combine. At least 8 characters.'

/** A password that can be shown while typing. `isNew` asks the password manager for a new one. */
export function PasswordField(props: {
  name: string
  label: string
  isNew?: boolean
  error?: string | null | undefined
  onChange?: () => void
}) {
  const { name, label, isNew, error, onChange } = props
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <Field label={label} hint={isNew ? RULE_OF_THUMB : undefined} error={error}>
      <div className="relative">
        <TextInput
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          minLength={isNew ? 8 : undefined}
          maxLength={256}
          required
          onChange={onChange}
          className="pe-11"
        />
        <button
          type="button"
          aria-label={shown ? `Hide: ${label}` : `Show: ${label}`}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 end-0 flex w-10 items-center justify-center rounded-corner text-soft hover:text-ink"
        >
          <Icon size={17} aria-hidden />
        </button>
      </div>
    </Field>
  )
}
