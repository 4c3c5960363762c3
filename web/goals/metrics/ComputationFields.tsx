import { useQuery } from '@tanstack/react-query'
import { use, useState } from 'react'
import { Combobox } from '../../../ui/form/Combobox.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { formatNumber } from '../../../ui/number/format.ts'
import { Select } from '../../../ui/form/Select.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { computationOf } from './draft.ts'
import type { MetricDraft } from './draft.ts'
import { computationSentence } from './computation-sentence.ts'
import { eventNamesQuery } from '../../settings/tracking/queries.ts'

const KINDS = [
  { value: 'count', label: 'How often something is done' },
  { value: 'distinct', label: 'How many different people or things' },
  { value: 'sum', label: 'The sum of a property' },
  { value: 'average', label: 'The average of a property' },
  { value: 'ratio', label: 'A ratio of two counts' },
] as const

/** A field for an event name: one that was received, or one that is typed before its first event arrives. */
function EventField(props: { label: string; value: string | null; onChange: (name: string | null) => void }) {
  const { label, value, onChange } = props
  const locale = use(LocaleContext)
  const { data: seen = [] } = useQuery(eventNamesQuery)
  const [typed, setTyped] = useState('')
  const entered = typed.trim()
  const tracked = seen
    .filter(({ name }) => name.toLowerCase().includes(entered.toLowerCase()))
    .map(({ name, events }) => ({ value: name, label: name, note: `${formatNumber(events, locale)} seen` }))
  const own = [entered, value ?? ''].filter(
    (name, at, all) => name !== '' && all.indexOf(name) === at && !tracked.some((one) => one.value === name),
  )
  return (
    <Field label={label}>
      <Combobox
        placeholder="Choose or type a name"
        none="Type the name exactly as your product sends it."
        choices={[...tracked, ...own.map((name) => ({ value: name, label: name, note: 'not seen yet' }))]}
        value={value}
        onTyped={setTyped}
        onChange={onChange}
      />
    </Field>
  )
}

function PropertyField(props: {
  required: boolean
  hint: string
  value: string
  onChange: (property: string) => void
}) {
  const { required, hint, value, onChange } = props
  return (
    <Field label={required ? 'Which numeric property' : 'Which property'} hint={hint}>
      <TextInput
        required={required}
        maxLength={200}
        autoComplete="off"
        value={value}
        onValueChange={onChange}
      />
    </Field>
  )
}

/** The fields for how a metric is computed from events. */
export function ComputationFields({
  draft,
  set,
}: {
  draft: MetricDraft
  set: (part: Partial<MetricDraft>) => void
}) {
  const { kind } = draft
  const computation = computationOf(draft)
  const isNumber = kind === 'sum' || kind === 'average'
  const hint = kind === 'distinct' ? 'If empty, people are counted.' : 'If empty, events are counted.'
  return (
    <>
      <Field label="What is computed" group>
        <Select choices={KINDS} value={kind} onChange={(next) => set({ kind: next })} />
      </Field>
      <EventField label="Which event" value={draft.event} onChange={(event) => set({ event })} />
      {kind !== 'count' && (
        <PropertyField
          required={isNumber}
          hint={isNumber ? 'The name used in the event.' : hint}
          value={draft.property}
          onChange={(property) => set({ property })}
        />
      )}
      {kind === 'ratio' && (
        <>
          <EventField
            label="Divided by which event"
            value={draft.overEvent}
            onChange={(overEvent) => set({ overEvent })}
          />
          <PropertyField
            required={false}
            hint={hint}
            value={draft.overProperty}
            onChange={(overProperty) => set({ overProperty })}
          />
        </>
      )}
      <Field label="Over how many days" hint="Up to the day of each reading; 1 to 366.">
        <TextInput
          required
          inputMode="numeric"
          pattern="[0-9]{1,3}"
          maxLength={3}
          value={draft.days}
          onValueChange={(days) => set({ days })}
        />
      </Field>
      <p aria-live="polite" className="min-h-6 text-soft">
        {computation && `${computationSentence(computation)}.`}
      </p>
    </>
  )
}
