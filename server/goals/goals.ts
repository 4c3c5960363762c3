import { sql } from 'kysely'
import { confirmCustomers } from '../customers/customers.ts'
import { parseDay, formatDay } from '../platform/calendar/days.ts'
import { Refusal } from '../platform/errors/refusal.ts'
import { actorDisplayName, type Scope } from '../platform/scope/scope.ts'
import { todayOf } from '../platform/calendar/today.ts'
import { refuseInvalidValue } from './readings/validity.ts'
import * as store from './store.ts'
import { metric, ensureTemplateMetric, refuseArchived } from './metrics/metrics.ts'
import { latestValue } from './readings/store.ts'
import { loadGoals } from './list/goal-store.ts'
import type { Goal, Metric } from './goal.ts'
import type { GoalChange, GoalFromTemplate, NewGoal } from './schema.ts'
import { targetFrom, templateOf, type Template } from './templates/catalogue.ts'
import { changeGoals, refuseUnknown } from './progress/progress.ts'

/**
 * What a customer wants to reach.
 *
 * @throws Refusal 404 for a customer or metric that is unknown, 400 for a plan that cannot be: no baseline, a target on
 * the wrong side of it, an end before the beginning, an owner who is nobody
 */
export async function make(scope: Scope, goal: NewGoal): Promise<{ id: number }> {
  return makeGoal(scope, goal, await metric(scope, goal.metricId), null)
}

/** A goal as most customers of a line of business have it; what is said counts, the rest is the template's. */
export async function makeFromTemplate(scope: Scope, input: GoalFromTemplate): Promise<{ id: number }> {
  const template = existingTemplate(input.template)
  const metric = await ensureTemplateMetric(scope, template)
  return makeGoal(scope, { ...input, outcome: input.outcome ?? template.outcome }, metric, template)
}

/** @throws Refusal 404 when there is none */
export function existingTemplate(id: string): Template {
  const found = templateOf(id)
  if (found) return found
  throw new Refusal(404, 'template_unknown', `There is no template "${id}". Choose one of the list.`)
}

type GoalDraft = Omit<GoalFromTemplate, 'template' | 'outcome'> & { outcome: string }

function makeGoal(
  scope: Scope,
  wish: GoalDraft,
  metric: Metric,
  template: Template | null,
): Promise<{ id: number }> {
  refuseArchived(metric)
  return changeGoals(scope, wish.id, async (scope, customerId) => {
    const { db, actor, now } = scope
    const today = await todayOf(scope)
    const baseline = wish.baseline ?? (await latestValue(db, customerId, metric.id))
    if (baseline === null)
      throw new Refusal(
        400,
        'baseline',
        `There is no reading of ${metric.name} yet: say from which "baseline" it begins.`,
      )
    const startsOn = wish.startsOn ?? today.text
    const plan = {
      outcome: wish.outcome,
      baseline,
      target: wish.target ?? targetFrom(template!.change, baseline, metric.unit),
      startsOn,
      dueOn: wish.dueOn ?? formatDay(parseDay(startsOn) + template!.dueInDays),
      teamOwner: wish.teamOwner === undefined ? (actor.kind === 'user' ? actor.id : null) : wish.teamOwner,
      customerOwner: wish.customerOwner,
    }
    await refuseInvalidPlan(scope, customerId, plan, metric)
    const agreedOn = wish.agreed ? today.text : null
    const rest = { customerId, metricId: metric.id, agreedOn, template: template?.id ?? null }
    await confirmCustomers(scope, [customerId])
    return { id: await store.insertGoal(db, { ...plan, ...rest, createdBy: actorDisplayName(actor) }, now) }
  })
}

async function refuseInvalidPlan(
  { db }: Scope,
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
  if (teamOwner !== null && !(await store.hasPerson(db, teamOwner)))
    throw new Refusal(400, 'team_owner', `Nobody of the team has the id "${teamOwner}".`)
  if (customerOwner !== null && !(await store.hasContact(db, customerId, customerOwner)))
    throw new Refusal(400, 'customer_owner', `The customer has no contact ${customerOwner}.`)
}

/**
 * Changes what is said; the rest stays.
 *
 * @throws Refusal 409 for a new baseline of a goal that is agreed: it stands
 */
export async function changeGoal(scope: Scope, { id, goalId, ...next }: GoalChange): Promise<void> {
  await changeGoals(scope, id, async (scope, customerId) => {
    const goal = await existing(scope, customerId, goalId)
    if (goal.agreedOn !== null && next.baseline !== undefined && next.baseline !== goal.baseline)
      throw new Refusal(
        409,
        'baseline_agreed',
        `The baseline ${goal.baseline} was agreed on ${goal.agreedOn} and stands. Drop the goal and agree a new one.`,
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

/** Both sides agree: from today the baseline stands. Agreed twice it is agreed once. */
export async function agree(scope: Scope, id: number, goalId: number): Promise<void> {
  await changeGoals(scope, id, async (scope, customerId) => {
    await existing(scope, customerId, goalId)
    await store.agreeGoal(scope.db, customerId, goalId, (await todayOf(scope)).text)
  })
}

/** A person's word, with the reason, over what the readings say; null gives the word back to them. */
export async function overrideStatus(
  scope: Scope,
  id: number,
  goalId: number,
  said: { status: Goal['status']; reason: string | null } | null,
): Promise<void> {
  await changeGoals(scope, id, async (scope, customerId) => {
    await existing(scope, customerId, goalId)
    const by = { by: actorDisplayName(scope.actor), at: scope.now }
    await store.setStatusOverride(scope.db, customerId, goalId, said && { ...said, ...by })
  })
}

/**
 * Takes away a goal that was made by mistake; its readings stay.
 *
 * @throws Refusal 409 when the customer has written to it: that is dropped, not deleted
 */
export async function remove(scope: Scope, id: number, goalId: number): Promise<void> {
  await changeGoals(scope, id, async (scope, customerId) => {
    await existing(scope, customerId, goalId)
    const comments = await store.comments(scope.db, customerId, [goalId])
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
  const place = sql`select ${customerId}::bigint as customer_id, ${goalId}::bigint as id, 1 as place`
  const [goal] = await loadGoals(scope.db, place, (await todayOf(scope)).day)
  return goal ?? refuseUnknown('goal', goalId, customerId)
}
