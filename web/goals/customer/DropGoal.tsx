import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { rondo } from '../../client/rondo.ts'
import { formText } from '../../formText.ts'
import type { Goal } from './queries.ts'
import { useGoalMutation } from './useGoalMutation.ts'

/** Drops a goal that is no longer pursued, with the reason. */
export function DropGoal({ goal, open, onClose }: { goal: Goal; open: boolean; onClose: () => void }) {
  const { id: goalId, customerId: id } = goal
  const drop = useGoalMutation(id, (reason: string) => rondo.goals.drop({ id, goalId, reason }), onClose)
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={`Drop “${goal.outcome}”?`}
      description="It stays in the history with its readings and the reason, but nobody is reminded of it any more."
      verb="Drop the goal"
      harm
      busy={drop.isPending}
      error={drop.error}
      refused="Not dropped"
      onSubmit={(form) => drop.mutate(formText(form, 'reason') ?? '')}
    >
      <Field label="Why">
        <TextInput name="reason" required maxLength={2000} autoComplete="off" />
      </Field>
    </FormDialog>
  )
}
