import { useState } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { OwnerField } from '../OwnerField.tsx'
import { useValueFormat } from '../values/useValueFormat.ts'
import { ValueField } from '../values/ValueField.tsx'
import { formatInput, parseValue } from '../values/values.ts'
import { rondo } from '../../client/rondo.ts'
import type { Goal } from './queries.ts'
import { useGoalMutation } from './useGoalMutation.ts'

function useDraft(goal: Goal) {
  const valueFormat = useValueFormat()
  const { unit } = goal.metric
  const [draft, setDraft] = useState({
    outcome: goal.outcome,
    baseline: formatInput(goal.baseline, unit, valueFormat),
    target: formatInput(goal.target, unit, valueFormat),
    dueOn: goal.dueOn,
    teamOwner: goal.teamOwner?.id ?? null,
  })
  const baseline = parseValue(draft.baseline, unit, valueFormat)
  const target = parseValue(draft.target, unit, valueFormat)
  return { draft, baseline, target, set: (part: Partial<typeof draft>) => setDraft({ ...draft, ...part }) }
}

type Drafted = ReturnType<typeof useDraft>

function Fields({ goal, draft, set }: { goal: Goal } & Pick<Drafted, 'draft' | 'set'>) {
  return (
    <>
      <Field label="In the customer’s words">
        <TextInput
          required
          maxLength={500}
          value={draft.outcome}
          onValueChange={(outcome) => set({ outcome })}
        />
      </Field>
      {!goal.agreedOn && (
        <ValueField
          required
          label={`“${goal.metric.name}” at the start`}
          unit={goal.metric.unit}
          typed={draft.baseline}
          onTyped={(next) => set({ baseline: next })}
        />
      )}
      <ValueField
        required
        label="Target"
        unit={goal.metric.unit}
        typed={draft.target}
        onTyped={(next) => set({ target: next })}
      />
      <Field label="By when">
        <TextInput
          type="date"
          required
          min={goal.startsOn}
          value={draft.dueOn}
          onValueChange={(dueOn) => set({ dueOn })}
        />
      </Field>
      <OwnerField value={draft.teamOwner} onChange={(teamOwner) => set({ teamOwner })} />
    </>
  )
}

/** Changes a goal; its baseline only until it is agreed. */
export function EditGoal({ goal, open, onClose }: { goal: Goal; open: boolean; onClose: () => void }) {
  const { id: goalId, customerId: id, agreedOn } = goal
  const { draft, baseline, target, set } = useDraft(goal)
  const change = useGoalMutation(
    id,
    (changed: Omit<Parameters<typeof rondo.goals.change>[0], 'id' | 'goalId'>) =>
      rondo.goals.change({ id, goalId, ...changed }),
    onClose,
  )
  function submit() {
    if (target === null || baseline === null) return
    const { outcome, dueOn, teamOwner } = draft
    change.mutate({ outcome, target, dueOn, teamOwner, ...(agreedOn ? {} : { baseline }) })
  }
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title="Change the goal"
      {...(agreedOn ? { description: 'It is agreed, so the baseline can no longer be changed.' } : {})}
      verb="Save the change"
      disabled={target === null || baseline === null}
      busy={change.isPending}
      error={change.error}
      refused="Not changed"
      onSubmit={submit}
    >
      <Fields goal={goal} draft={draft} set={set} />
    </FormDialog>
  )
}
