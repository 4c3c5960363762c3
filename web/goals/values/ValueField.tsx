import type { Unit } from '../../../server/goals/goal.ts'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { useValueFormat } from './useValueFormat.ts'
import { typingHint, parseValue } from './values.ts'

/** A value of a metric, typed as people write it. What cannot be read is said once it is there. */
export function ValueField(props: {
  label: string
  hint?: string
  unit: Unit
  /** As it is typed. */
  typed: string
  onTyped: (typed: string) => void
  required?: boolean
}) {
  const { label, hint, unit, typed, onTyped, required = false } = props
  const manner = useValueFormat()
  const isUnread = typed.trim() !== '' && parseValue(typed, unit, manner) === null
  const how = typingHint(unit, manner.currency)
  return (
    <Field
      label={label}
      hint={hint ? `${hint} ${how}` : how}
      error={isUnread ? `“${typed.trim()}” cannot be read as a value. ${how}` : null}
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
