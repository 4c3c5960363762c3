import { confirmCustomers } from '../customers/customers.ts'
import { parseDay, formatDay } from '../platform/calendar/days.ts'
import { Refusal } from '../platform/errors/refusal.ts'
import { actorDisplayName, type Scope } from '../platform/scope/scope.ts'
import { todayOf } from '../platform/calendar/today.ts'
import { refuseInvalidValue } from './readings/validity.ts'
import { comments as commentsOf } from './comments/store.ts'
import { requireCustomerOwner, requireTeamOwner } from './owners/owners.ts'
import * as store from './store.ts'
import { metric, ensureTemplateMetric, refuseArchived } from './metrics/metrics.ts'
import { latestValue } from './readings/store.ts'
import { loadGoal } from './list/goal-store.ts'
import type { Goal } from './list/schema.ts'
import type { Metric } from './metrics/schema.ts'
import type { GoalChange, GoalFromTemplate, NewGoal } from './schema.ts'
import { targetFrom, type Template } from './templates/catalogue.ts'
import { existingTemplate } from './templates/templates.ts'
import { changeGoals, refuseUnknown } from './progress/progress.ts'

/**
 * Sets a goal for a customer.
 *
 * @throws Refusal 404 when the customer or metric is unknown, 400 when the plan is invalid: no baseline, a target on the
 * wrong side of it, an end before the beginning, an unknown owner
 */
export async function make(scope: Scope, goal: NewGoal): Promise<{ id: number }> {
  return makeGoal(scope, goal, await metric(scope, goal.metricId), null)
}

/** Sets a goal from a template; what the input leaves out comes from the template. */
export async function makeFromTemplate(scope: Scope, input: GoalFromTemplate): Promise<{ id: number }> {
  const template = existingTemplate(input.template)
  const metric = await ensureTemplateMetric(scope, template)
  return makeGoal(scope, { ...input, outcome: input.outcome ?? template.outcome }, metric, template)
}

type GoalDraft = Omit<GoalFromTemplate, 'template' | 'outcome'> & { outcome: string }

function makeGoal(
  scope: Scope,
  draft: GoalDraft,
  metric: Metric,
  template: Template | null,
): Promise<{ id: number }> {
  refuseArchived(metric)
  return changeGoals(scope, draft.id, async (scope, customerId) => {
    const { db, actor, now } = scope
    const today = await todayOf(scope)
    const baseline = draft.baseline ?? (await latestValue(db, customerId, metric.id))
    if (baseline === null)
      throw new Refusal(
        400,
        'baseline',
        `There is no reading of ${metric.name} yet: give the "baseline" it starts from.`,
      )
    const startsOn = draft.startsOn ?? today.text
    const plan = {
      outcome: draft.outcome,
      baseline,
      target: draft.target ?? targetFrom(template!.change, baseline, metric.unit),
      startsOn,
      dueOn: draft.dueOn ?? formatDay(parseDay(startsOn) + template!.dueInDays),
      teamOwner: draft.teamOwner === undefined ? (actor.kind === 'user' ? actor.id : null) : draft.teamOwner,
      customerOwner: draft.customerOwner,
    }
    await refuseInvalidPlan(scope, customerId, plan, metric)
    const agreedOn = draft.agreed ? today.text : null
    const rest = { customerId, metricId: metric.id, agreedOn, template: template?.id ?? null }
    await confirmCustomers(scope, [customerId])
    return { id: await store.insertGoal(db, { ...plan, ...rest, createdBy: actorDisplayName(actor) }, now) }
  })
}

async function refuseInvalidPlan(
  scope: Scope,
  customerId: number,
  { baseline, target, startsOn, dueOn, teamOwner, customerOwner }: store.Plan,
  { name, unit, direction }: Pick<Metric, 'name' | 'unit' | 'direction'>,
): Promise<void> {
  refuseInvalidValue(baseline, unit, 'baseline')
  refuseInvalidValue(target, unit, 'target')
  if (direction === 'up' ? target < baseline : target > baseline) {
    const side = direction === 'up' ? 'below' : 'above'
    throw new Refusal(
      400,
      'target',
      `The target ${target} is ${side} the baseline ${baseline}, but ${name} is better when it goes ${direction}.`,
    )
  }
  if (dueOn <= startsOn)
    throw new Refusal(
      400,
      'due_on',
      `The goal is due on ${dueOn}, which is not after ${startsOn}, when it begins.`,
    )
  if (teamOwner !== null) await requireTeamOwner(scope, teamOwner)
  if (customerOwner !== null) await requireCustomerOwner(scope, customerId, customerOwner)
}

/**
 * Changes the given fields.
 *
 * @throws Refusal 409 for a new baseline once the goal is agreed
 */
export async function changeGoal(scope: Scope, { id, goalId, ...next }: GoalChange): Promise<void> {
  await changeGoals(scope, id, async (scope, customerId) => {
    const goal = await existing(scope, customerId, goalId)
    if (goal.agreedOn !== null && next.baseline !== undefined && next.baseline !== goal.baseline)
      throw new Refusal(
        409,
        'baseline_agreed',
        `The baseline ${goal.baseline} was agreed on ${goal.agreedOn} and cannot be changed. Drop the goal and agree on a new one.`,
      )
    const plan = {
      outcome: next.outcome ?? goal.outcome,
      baseline: next.baseline ?? goal.baseline,
      target: next.target ?? goal.target,
      startsOn: next.startsOn ?? goal.startsOn,
      dueOn: next.dueOn ?? goal.dueOn,
      teamOwner: next.teamOwner === undefined ? (goal.teamOwner?.id ?? null) : next.teamOwner,
      customerOwner: next.customerOwner === undefined ? (goal.customerOwner?.id ?? null) : next.customerOwner,
    }
    await refuseInvalidPlan(scope, customerId, plan, goal.metric)
    await store.updateGoal(scope.db, customerId, goalId, plan)
  })
}

/** Records that both sides agreed today; from then on the baseline is fixed. Agreeing twice has no further effect. */
export async function agree(scope: Scope, id: number, goalId: number): Promise<void> {
  await changeGoals(scope, id, async (scope, customerId) => {
    await existing(scope, customerId, goalId)
    await store.agreeGoal(scope.db, customerId, goalId, (await todayOf(scope)).text)
  })
}

/** Sets a status that overrides the computed one, with the reason; null returns to the computed status. */
export async function overrideStatus(
  scope: Scope,
  id: number,
  goalId: number,
  override: { status: Goal['status']; reason: string | null } | null,
): Promise<void> {
  await changeGoals(scope, id, async (scope, customerId) => {
    await existing(scope, customerId, goalId)
    const by = { by: actorDisplayName(scope.actor), at: scope.now }
    await store.setStatusOverride(scope.db, customerId, goalId, override && { ...override, ...by })
  })
}

/**
 * Deletes a goal that was set by mistake; its readings stay.
 *
 * @throws Refusal 409 when the customer has commented on it: such a goal is dropped instead
 */
export async function remove(scope: Scope, id: number, goalId: number): Promise<void> {
  await changeGoals(scope, id, async (scope, customerId) => {
    await existing(scope, customerId, goalId)
    const comments = await commentsOf(scope.db, customerId, [goalId])
    if (comments.some(({ side }) => side === 'customer'))
      throw new Refusal(
        409,
        'goal_commented',
        'The customer has written to this goal. Drop it with a reason instead.',
      )
    await store.deleteGoal(scope.db, customerId, goalId)
  })
}

export async function existing(scope: Scope, customerId: number, goalId: number): Promise<Goal> {
  const goal = await loadGoal(scope, customerId, goalId, (await todayOf(scope)).day)
  return goal ?? refuseUnknown('goal', goalId, customerId)
}
