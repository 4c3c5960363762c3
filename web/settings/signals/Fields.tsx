import { useState } from 'react'
import type { ReactNode } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import type { Choice } from '../../../ui/form/Select.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'

const MOST_DAYS = 90

/** A number of days, saved when the field loses the focus, if it is valid. */
export function DaysField(props: {
  label: string
  hint: ReactNode
  value: number
  onDays: (days: number) => void
}) {
  const { label, hint, value, onDays } = props
  const [typed, setTyped] = useState(String(value))
  const [lastValue, setLastValue] = useState(value)
  if (value !== lastValue) {
    setLastValue(value)
    setTyped(String(value))
  }
  const days = Number(typed)
  const isDays = Number.isInteger(days) && days >= 1 && days <= MOST_DAYS
  return (
    <Field label={label} hint={hint} error={isDays ? null : `Enter whole days, from 1 to ${MOST_DAYS}.`}>
      <TextInput
        inputMode="numeric"
        className="max-w-24 tabular-nums"
        value={typed}
        onValueChange={setTyped}
        onBlur={() => isDays && days !== value && onDays(days)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </Field>
  )
}

/** A share, chosen from a few. */
export function ShareField(props: {
  label: string
  hint: ReactNode
  choices: readonly Choice[]
  value: number
  onShare: (share: number) => void
}) {
  const { label, hint, choices, value, onShare } = props
  return (
    <Field label={label} hint={hint} group>
      <div className="max-w-64">
        <Select
          aria-label={label}
          choices={choices}
          value={String(value)}
          onChange={(next) => onShare(Number(next))}
        />
      </div>
    </Field>
  )
}
