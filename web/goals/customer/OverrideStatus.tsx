import { useState } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { rondo } from '../../client/rondo.ts'
import type { Goal } from './queries.ts'
import { useGoalMutation } from './useGoalMutation.ts'

const CHOICES = [
  { value: 'readings', label: 'From the readings', note: 'The status is computed' },
  { value: 'on_track', label: 'On track' },
  { value: 'at_risk', label: 'At risk' },
  { value: 'reached', label: 'Reached' },
  { value: 'planned', label: 'Planned', note: 'It has not started yet' },
] as const

type Choice = (typeof CHOICES)[number]['value']

/** Sets a status that overrides the computed one, with the reason. */
export function OverrideStatus({ goal, open, onClose }: { goal: Goal; open: boolean; onClose: () => void }) {
  const { id: goalId, customerId: id, override } = goal
  const [choice, setChoice] = useState<Choice>(
    CHOICES.find(({ value }) => value === override?.status)?.value ?? 'readings',
  )
  const [reason, setReason] = useState('')
  const say = useGoalMutation(
    id,
    (status: Exclude<Choice, 'readings'> | null) =>
      rondo.goals.overrideStatus({ id, goalId, status, reason: reason.trim() || null }),
    onClose,
  )
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={`Set the status of “${goal.outcome}”`}
      description="Your status replaces the computed one until you remove it."
      verb="Set the status"
      busy={say.isPending}
      error={say.error}
      refused="Not saved"
      onSubmit={() => say.mutate(choice === 'readings' ? null : choice)}
    >
      <RadioCards label="What is its status?" cards={CHOICES} value={choice} onChange={setChoice} />
      {choice !== 'readings' && (
        <Field label="Why" hint="Everyone sees it next to the status.">
          <TextInput required maxLength={2000} value={reason} onValueChange={setReason} autoComplete="off" />
        </Field>
      )}
    </FormDialog>
  )
}
