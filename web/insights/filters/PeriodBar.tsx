import { useState } from 'react'
import { Checkbox } from '../../../ui/form/Checkbox.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { presetOf, presetsThrough } from './periods.ts'
import type { Period } from './periods.ts'

/** A day of the period. The address changes only when the typed day is complete. */
function Day(props: { label: string; value: string | undefined; onDay: (day: string | undefined) => void }) {
  const { label, value, onDay } = props
  return (
    <Field label={label}>
      <TextInput
        key={value}
        type="date"
        defaultValue={value ?? ''}
        min="1000-01-01"
        max="9999-12-31"
        onBlur={({ currentTarget }) => {
          const day = currentTarget.value || undefined
          if (day !== value && currentTarget.validity.valid) onDay(day)
        }}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
      />
    </Field>
  )
}

/** The one period of all pages of Insights: that of the first orders of the customers who are counted. */
export function PeriodBar(props: {
  period: Period
  /** The last day of the data; undefined while it loads. */
  through: string | undefined
  isCompared: boolean
  onPeriod: (period: Period) => void
  onCompare: (isCompared: boolean) => void
}) {
  const { period, through, isCompared, onPeriod, onCompare } = props
  const [isOwn, setOwn] = useState(false)
  const presets = through === undefined ? [] : presetsThrough(through)
  const named = presetOf(period, presets)
  const chosen = isOwn ? 'own' : named
  function choose(value: string) {
    setOwn(value === 'own')
    const preset = presets.find((one) => one.value === value)
    if (value === 'all') onPeriod({ from: undefined, to: undefined })
    else if (preset) onPeriod({ from: preset.from, to: preset.to })
  }
  return (
    <div className="mb-3 flex flex-wrap items-end gap-3 print:hidden">
      <div className="w-48">
        <Field label="First order" group>
          <Select
            aria-label="First order"
            value={chosen}
            onChange={choose}
            choices={[
              { value: 'all', label: 'At any time' },
              ...presets.map(({ value, label }) => ({ value, label })),
              { value: 'own', label: 'Choose days' },
            ]}
          />
        </Field>
      </div>
      {chosen === 'own' && (
        <>
          <Day label="First order from" value={period.from} onDay={(from) => onPeriod({ ...period, from })} />
          <Day label="to" value={period.to} onDay={(to) => onPeriod({ ...period, to })} />
        </>
      )}
      {period.from !== undefined && period.to !== undefined && (
        <div className="flex min-h-10 items-center">
          <Checkbox label="Compare with the period before" checked={isCompared} onChange={onCompare} />
        </div>
      )}
    </div>
  )
}
