import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import { Segments } from '../../../ui/form/SegmentedControl.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { AskForm } from '../../../ui/dialog/FormDialog.tsx'
import { GOALS } from '../queries.ts'
import type { Metric } from '../queries.ts'
import { rondo } from '../../client/rondo.ts'
import { computationOf, emptyDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { MetricsComputed } from './ComputationFields.tsx'
import { UNIT_NAMES } from './computationSentence.ts'

const units = Object.entries(UNIT_NAMES).map(([value, words]) => ({
  value: value as Metric['unit'],
  label: words.charAt(0).toUpperCase() + words.slice(1),
}))
const WAYS = [
  { value: 'told', label: 'It is told', note: 'By people, programs or a file' },
  { value: 'computed', label: 'It is computed', note: 'Every day, from what customers do in your product' },
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

function Fields({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
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
        <Segments
          label="Which way is better"
          choices={DIRECTIONS}
          value={draft.direction}
          onChange={(direction) => set({ direction })}
        />
      </div>
      <RadioCards
        label="Where it comes from"
        cards={WAYS}
        value={draft.way}
        onChange={(way) => set({ way })}
      />
      {draft.way === 'computed' && <MetricsComputed draft={draft} set={set} />}
    </>
  )
}

/** A number that goals can be seen by. */
export function MetricsMake({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [draft, setDraft] = useState(emptyDraft)
  const make = useMake(onClose)
  const computation = draft.way === 'computed' ? computationOf(draft) : null
  function submit() {
    const { name, unit, direction } = draft
    const source = computation ? ('computed' as const) : ('team' as const)
    make.mutate({ name: name.trim(), unit, direction, source, computation })
  }
  return (
    <AskForm
      open={open}
      onClose={onClose}
      title="Make a metric"
      verb="Make the metric"
      disabled={draft.way === 'computed' && computation === null}
      busy={make.isPending}
      error={make.error}
      refused="Not made"
      onSubmit={submit}
    >
      <Fields draft={draft} set={(part) => setDraft((now) => ({ ...now, ...part }))} />
    </AskForm>
  )
}
