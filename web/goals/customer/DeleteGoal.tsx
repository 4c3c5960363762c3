import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { useToast } from '../../../ui/message/Toast.tsx'
import { rondo } from '../../client/rondo.ts'
import type { Goal } from './queries.ts'
import { useGoalMutation } from './useGoalMutation.ts'

/** Deletes a goal that was set by mistake. The server refuses it when the customer has commented on it. */
export function DeleteGoal({ goal, open, onClose }: { goal: Goal; open: boolean; onClose: () => void }) {
  const { id: goalId, customerId: id, outcome } = goal
  const say = useToast()
  const remove = useGoalMutation(id, async (): Promise<void> => {
    await rondo.goals.remove({ id, goalId })
    say({ title: `“${outcome}” was deleted` })
  })
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={`Delete “${outcome}”?`}
      description="Use this for a goal set by mistake. Its milestones and comments are deleted too, which cannot be undone; its readings stay. If the goal is no longer pursued, drop it with a reason instead."
      verb="Delete the goal"
      harm
      busy={remove.isPending}
      error={remove.error}
      refused="Not deleted"
      onSubmit={() => remove.mutate(undefined)}
    />
  )
}
