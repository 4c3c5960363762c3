import { use, useState } from 'react'
import { dayAfter } from '../../../ui/date/days.ts'
import { Field } from '../../../ui/form/Field.tsx'
import { formatDay } from '../../../ui/date/format.ts'
import { Select } from '../../../ui/form/Select.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'

const SPANS = [
  { value: '1', label: 'Tomorrow' },
  { value: '3', label: 'In three days' },
  { value: '7', label: 'In a week' },
  { value: '14', label: 'In two weeks' },
  { value: '30', label: 'In a month' },
] as const
const STAY = 'stay'
const OWN = 'own'
/** The longest time, in days, that the server allows. */
const FURTHEST = 366

/** The day on which a line returns: a common one, or any; null: the line stays on the list. */
export function DayField(props: {
  label: string
  today: string
  value: string | null
  onChange: (day: string | null) => void
  /** Whether leaving the line on the list is offered. */
  canStay?: boolean
}) {
  const { label, today, value, onChange, canStay } = props
  const locale = use(LocaleContext)
  // A typed day can be one of the common ones; the field stays all the same.
  const [own, setOwn] = useState(false)
  const spans = SPANS.map((span) => ({
    ...span,
    note: formatDay(dayAfter(today, Number(span.value)), locale),
  }))
  const stay = canStay ? [{ value: STAY, label: 'Keep it on the list' }] : []
  const span = SPANS.find(({ value: days }) => dayAfter(today, Number(days)) === value)
  const chosen = own ? OWN : value === null ? STAY : (span?.value ?? OWN)
  function choose(next: string) {
    setOwn(next === OWN)
    if (next === STAY) onChange(null)
    else if (next !== OWN) onChange(dayAfter(today, Number(next)))
    else if (value === null) onChange(dayAfter(today, 7))
  }
  return (
    <div className="flex flex-col gap-3">
      <Field label={label} group>
        <Select
          aria-label={label}
          choices={[...spans, { value: OWN, label: 'On a specific day' }, ...stay]}
          value={chosen}
          onChange={choose}
        />
      </Field>
      {chosen === OWN && (
        <Field label="Which day">
          <TextInput
            type="date"
            required
            value={value ?? ''}
            min={dayAfter(today, 1)}
            max={dayAfter(today, FURTHEST)}
            onChange={({ target }) => onChange(target.value)}
          />
        </Field>
      )}
    </div>
  )
}
