import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import { SegmentedControl } from '../../../ui/form/SegmentedControl.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { GOALS } from '../queries.ts'
import type { Metric } from '../queries.ts'
import { rondo } from '../../client/rondo.ts'
import { computationOf, emptyDraft } from './draft.ts'
import type { MetricDraft } from './draft.ts'
import { ComputationFields } from './ComputationFields.tsx'
import { UNIT_NAMES } from './computation-sentence.ts'

const units = Object.entries(UNIT_NAMES).map(([value, name]) => ({
  value: value as Metric['unit'],
  label: name.charAt(0).toUpperCase() + name.slice(1),
}))
const WAYS = [
  { value: 'recorded', label: 'Reported', note: 'By people, programs or files' },
  { value: 'computed', label: 'Computed', note: 'Every day, from what customers do in your product' },
] as const
const DIRECTIONS = [
  { value: 'up', label: 'More is better' },
  { value: 'down', label: 'Less is better' },
] as const

function useMake(onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (metric: Parameters<typeof rondo.goals.makeMetric>[0]) => rondo.goals.makeMetric(metric),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: GOALS })
      onDone()
    },
  })
}

function Fields({ draft, set }: { draft: MetricDraft; set: (part: Partial<MetricDraft>) => void }) {
  return (
    <>
      <Field label="Name">
        <TextInput
          required
          maxLength={200}
          autoComplete="off"
          placeholder="Open rate"
          value={draft.name}
          onValueChange={(name) => set({ name })}
        />
      </Field>
      <Field label="What kind of number" group>
        <Select choices={units} value={draft.unit} onChange={(unit) => set({ unit })} />
      </Field>
      <div>
        <SegmentedControl
          label="Which direction is better"
          choices={DIRECTIONS}
          value={draft.direction}
          onChange={(direction) => set({ direction })}
        />
      </div>
      <RadioCards
        label="Where it comes from"
        cards={WAYS}
        value={draft.origin}
        onChange={(way) => set({ origin: way })}
      />
      {draft.origin === 'computed' && <ComputationFields draft={draft} set={set} />}
    </>
  )
}

/** Creates a metric for goals. */
export function CreateMetric({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [draft, setDraft] = useState(emptyDraft)
  const make = useMake(onClose)
  const computation = draft.origin === 'computed' ? computationOf(draft) : null
  function submit() {
    const { name, unit, direction } = draft
    const source = computation ? ('computed' as const) : ('team' as const)
    make.mutate({ name: name.trim(), unit, direction, source, computation })
  }
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title="Create a metric"
      verb="Create the metric"
      disabled={draft.origin === 'computed' && computation === null}
      busy={make.isPending}
      error={make.error}
      refused="Not created"
      onSubmit={submit}
    >
      <Fields draft={draft} set={(part) => setDraft((now) => ({ ...now, ...part }))} />
    </FormDialog>
  )
}
