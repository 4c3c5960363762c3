import { Plus, Trash2 } from 'lucide-react'
import { use } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Checkbox } from '../../../ui/form/Checkbox.tsx'
import { dayIn } from '../../../ui/date/days.ts'
import { formatDay } from '../../../ui/date/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { useDialog } from '../../../ui/dialog/useDialog.ts'
import { rondo } from '../../client/rondo.ts'
import { AddMilestone } from './AddMilestone.tsx'
import type { Goal, Milestone } from '../customer/queries.ts'
import { useGoalMutation } from '../customer/useGoalMutation.ts'

function MilestoneLine({ milestone, customerId: id }: { milestone: Milestone; customerId: number }) {
  const locale = use(LocaleContext)
  const { id: milestoneId, title, dueOn, reachedOn } = milestone
  const tick = useGoalMutation(id, (isReached: boolean) =>
    rondo.goals.changeMilestone({
      id,
      milestoneId,
      reachedOn: isReached ? dayIn(new Date(), locale.timeZone) : null,
    }),
  )
  const remove = useGoalMutation(id, () => rondo.goals.removeMilestone({ id, milestoneId }))
  const error = tick.error ?? remove.error
  const isReached = tick.isPending ? tick.variables : reachedOn !== null
  return (
    <li>
      <div className="flex items-center justify-between gap-2">
        <Checkbox label={title} checked={isReached} onChange={(next) => tick.mutate(next)} />
        <span className="flex shrink-0 items-center gap-1 text-small text-soft">
          {reachedOn ? `reached ${formatDay(reachedOn, locale)}` : dueOn && `by ${formatDay(dueOn, locale)}`}
          <Button
            kind="quiet"
            size="small"
            aria-label={`Delete the milestone ${title}`}
            icon={<Trash2 size={14} aria-hidden />}
            busy={remove.isPending}
            onClick={() => remove.mutate(undefined)}
          />
        </span>
      </div>
      {error && (
        <Callout tone="harm" title="That was not saved">
          {error.message}
        </Callout>
      )}
    </li>
  )
}

/** The milestones of a goal, each with a checkbox. */
export function Milestones({ goal }: { goal: Goal }) {
  const adding = useDialog()
  return (
    <div>
      <ul className="m-0 list-none p-0">
        {goal.milestones.map((milestone) => (
          <MilestoneLine key={milestone.id} milestone={milestone} customerId={goal.customerId} />
        ))}
      </ul>
      <Button
        kind="quiet"
        size="small"
        className="-ms-2.5"
        icon={<Plus size={15} aria-hidden />}
        onClick={adding.ask}
      >
        Add a milestone
      </Button>
      <AddMilestone key={adding.at} goal={goal} open={adding.open} onClose={adding.close} />
    </div>
  )
}
