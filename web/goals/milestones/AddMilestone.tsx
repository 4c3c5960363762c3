import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { rondo } from '../../client/rondo.ts'
import { formText } from '../../formText.ts'
import type { Goal } from '../customer/queries.ts'
import { useGoalMutation } from '../customer/useGoalMutation.ts'

/** Adds a milestone to a goal. */
export function AddMilestone({ goal, open, onClose }: { goal: Goal; open: boolean; onClose: () => void }) {
  const { id: goalId, customerId: id } = goal
  const add = useGoalMutation(
    id,
    (step: { title: string; dueOn: string | null }) => rondo.goals.addMilestone({ id, goalId, ...step }),
    onClose,
  )
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title="Add a milestone"
      description={`A step towards “${goal.outcome}”.`}
      verb="Add the milestone"
      busy={add.isPending}
      error={add.error}
      refused="Not added"
      onSubmit={(form) =>
        add.mutate({ title: formText(form, 'title') ?? '', dueOn: formText(form, 'dueOn') })
      }
    >
      <Field label="What will be achieved">
        <TextInput
          name="title"
          required
          maxLength={500}
          autoComplete="off"
          placeholder="First mailing sent"
        />
      </Field>
      <Field label="By when" hint="Optional.">
        <TextInput name="dueOn" type="date" />
      </Field>
    </FormDialog>
  )
}
