import { useState } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { rondo } from '../../client/rondo.ts'
import type { Goal } from './queries.ts'
import { useGoalMutation } from './useGoalMutation.ts'

const CHOICES = [
  { value: 'readings', label: 'As the readings say', note: 'Nobody’s word stands over them' },
  { value: 'on_track', label: 'On track' },
  { value: 'at_risk', label: 'At risk' },
  { value: 'reached', label: 'Reached' },
  { value: 'planned', label: 'Planned', note: 'It has not begun yet' },
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
      title={`Say how “${goal.outcome}” stands`}
      description="Your word stands over the readings until it is taken back."
      verb="Say so"
      busy={say.isPending}
      error={say.error}
      refused="Not kept"
      onSubmit={() => say.mutate(choice === 'readings' ? null : choice)}
    >
      <RadioCards label="How does it stand?" cards={CHOICES} value={choice} onChange={setChoice} />
      {choice !== 'readings' && (
        <Field label="Why" hint="Stands beside your word, for everybody.">
          <TextInput required maxLength={2000} value={reason} onValueChange={setReason} autoComplete="off" />
        </Field>
      )}
    </FormDialog>
  )
}
