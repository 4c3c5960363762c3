import type { Scope } from '../../platform/scope/scope.ts'
import * as store from './store.ts'
import { existing } from '../goals.ts'
import type { MilestoneChange, NewMilestone } from '../schema.ts'
import { changeGoals, refuseUnknown } from '../progress/progress.ts'

/** Adds a milestone to a goal. */
export async function addMilestone(
  scope: Scope,
  { id, ...milestone }: NewMilestone,
): Promise<{ id: number }> {
  return changeGoals(scope, id, async (scope, customerId) => {
    await existing(scope, customerId, milestone.goalId)
    return { id: await store.insertMilestone(scope.db, customerId, milestone) }
  })
}

/** Changes the given fields. A day in `reachedOn` marks the milestone as reached, null as open. */
export async function changeMilestone(
  scope: Scope,
  { id, milestoneId, ...next }: MilestoneChange,
): Promise<void> {
  await changeGoals(scope, id, async (scope, customerId) => {
    const old = await store.milestone(scope.db, customerId, milestoneId)
    if (!old) refuseUnknown('milestone', milestoneId, customerId)
    await store.updateMilestone(scope.db, customerId, {
      ...old,
      title: next.title ?? old.title,
      dueOn: next.dueOn === undefined ? old.dueOn : next.dueOn,
      reachedOn: next.reachedOn === undefined ? old.reachedOn : next.reachedOn,
    })
  })
}

/** @throws Refusal 404 when the customer has no such milestone */
export async function removeMilestone(scope: Scope, id: number, milestoneId: number): Promise<void> {
  await changeGoals(scope, id, async ({ db }, customerId) => {
    if (!(await store.deleteMilestone(db, customerId, milestoneId)))
      refuseUnknown('milestone', milestoneId, customerId)
  })
}
