import { use, useMemo, useState } from 'react'
import { Combobox } from '../../../ui/form/Combobox.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { currencyChoices, localeChoices, localeExample, formatTimeIn, zoneChoices } from './choices.ts'

interface ChoiceProps {
  value: string
  onChange: (value: string) => void
  error?: string | null
}

/** The time zone of the company, which decides when its days begin. */
export function ZoneField({ value, onChange, error }: ChoiceProps) {
  const { locale } = use(LocaleContext)
  const [now] = useState(() => new Date())
  const choices = useMemo(() => zoneChoices(value), [value])
  return (
    <Field
      label="Time zone"
      hint={`Decides which day an order belongs to. The local time is ${formatTimeIn(value, now, locale)}.`}
      error={error}
    >
      <Combobox required choices={choices} value={value} onChange={(next) => next && onChange(next)} />
    </Field>
  )
}

/** The currency of the company. */
export function CurrencyField({ value, onChange, error }: ChoiceProps) {
  const choices = useMemo(() => currencyChoices(), [])
  return (
    <Field
      label="Currency"
      hint="The currency for totals. Orders in other currencies need a rate."
      error={error}
    >
      <Combobox required choices={choices} value={value} onChange={(next) => next && onChange(next)} />
    </Field>
  )
}

/** The locale for numbers and dates. */
export function LocaleField({ value, onChange, error, label }: ChoiceProps & { label?: string }) {
  const choices = useMemo(() => localeChoices(value), [value])
  return (
    <Field label={label ?? 'Language for numbers and dates'} hint={localeExample(value)} error={error}>
      <Combobox required choices={choices} value={value} onChange={(next) => next && onChange(next)} />
    </Field>
  )
}
