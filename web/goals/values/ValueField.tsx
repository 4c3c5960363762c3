import type { Unit } from '../../../server/goals/schema.ts'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { useValueFormat } from './useValueFormat.ts'
import { typingHint, parseValue } from './values.ts'

/** A field for a value of a metric, typed as people write it; shows an error when it cannot be parsed. */
export function ValueField(props: {
  label: string
  hint?: string
  unit: Unit
  /** The typed text. */
  typed: string
  onTyped: (typed: string) => void
  required?: boolean
}) {
  const { label, hint, unit, typed, onTyped, required = false } = props
  const valueFormat = useValueFormat()
  const isUnread = typed.trim() !== '' && parseValue(typed, unit, valueFormat) === null
  const how = typingHint(unit, valueFormat.currency)
  return (
    <Field
      label={label}
      hint={hint ? `${hint} ${how}` : how}
      error={isUnread ? `“${typed.trim()}” is not a valid value. ${how}` : null}
    >
      <TextInput
        inputMode={unit === 'duration' ? 'text' : 'decimal'}
        autoComplete="off"
        required={required}
        maxLength={60}
        value={typed}
        onValueChange={onTyped}
      />
    </Field>
  )
}
