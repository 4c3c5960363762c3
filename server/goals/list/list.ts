import { resolveId } from '../../customers/customers.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { actorName, type Scope } from '../../platform/scope/scope.ts'
import type { Goal, GoalCounts, GoalDetails, GoalPage } from './schema.ts'
import { comments as commentsOf } from '../comments/store.ts'
import { existing } from '../goals.ts'
import { milestones as milestonesOf } from '../milestones/store.ts'
import { seriesOf } from '../readings/store.ts'
import { refuseCursor } from '../readings/validity.ts'
import { statuses, type CountInput, type ListInput } from '../schema.ts'
import { loadGoals } from './goal-store.ts'
import { countByStatus, placesOfCustomer, placesOfPage, type GoalCursor, type GoalFilter } from './store.ts'

/** All goals by due date, one page at a time; a cursor makes the last page as fast as the first. */
export async function listGoals(scope: Scope, input: ListInput): Promise<GoalPage> {
  const { status, after, limit } = input
  const cursor = after === undefined ? null : parseCursor(after)
  const places = placesOfPage({ ...filterOf(scope, input), status }, cursor, limit + 1)
  const goals = await loadGoals(scope, places, (await todayOf(scope)).day)
  const last = goals.length > limit ? goals[limit - 1] : undefined
  return {
    goals: goals.slice(0, limit),
    next: last ? `${last.dueOn},${last.customerId},${last.id}` : null,
  }
}

function parseCursor(after: string): GoalCursor {
  const [, dueOn = '', customerId, id] =
    /^(\d{4}-\d\d-\d\d),(\d{1,15}),(\d{1,15})$/.exec(after) ?? refuseCursor(after)
  return { dueOn, customerId: Number(customerId), id: Number(id) }
}

/** The number of goals of each status. */
export async function countGoals(scope: Scope, input: CountInput): Promise<GoalCounts> {
  const counts = await countByStatus(scope.db, filterOf(scope, input))
  const none = Object.fromEntries(statuses.map((status) => [status, 0])) as GoalCounts
  return { ...none, ...Object.fromEntries(counts.map(({ status, goals }) => [status, goals])) }
}

function filterOf({ actor }: Scope, { owner, search }: CountInput): GoalFilter {
  const me = actor.kind === 'user' ? actor.id : actorName(actor)
  return {
    owner: owner === 'nobody' ? null : owner === 'me' ? me : owner,
    search: search?.trim(),
  }
}

/**
 * A customer's goals with their readings, milestones and comments: those under way by due date, then the reached ones, then
 * the dropped ones.
 *
 * @throws Refusal 404 when there is no such customer
 */
export async function goalsOf(scope: Scope, id: number): Promise<GoalDetails[]> {
  const customerId = await resolveId(scope, id)
  const goals = await loadGoals(scope, placesOfCustomer(customerId), (await todayOf(scope)).day)
  return withDetails(scope, customerId, goals)
}

/** One goal with its details. @throws Refusal 404 when there is none */
export async function goalDetails(scope: Scope, id: number, goalId: number): Promise<GoalDetails> {
  const customerId = await resolveId(scope, id)
  const [goal] = await withDetails(scope, customerId, [await existing(scope, customerId, goalId)])
  return goal!
}

async function withDetails(scope: Scope, customerId: number, goals: Goal[]): Promise<GoalDetails[]> {
  const ids = goals.map(({ id }) => id)
  const { timeZone } = await todayOf(scope)
  const [series, milestones, comments] = [
    Map.groupBy(await seriesOf(scope.db, customerId, ids, timeZone), ({ goalId }) => goalId),
    Map.groupBy(await milestonesOf(scope.db, customerId, ids), ({ goalId }) => goalId),
    Map.groupBy(await commentsOf(scope.db, customerId, ids), ({ goalId }) => goalId),
  ]
  return goals.map((goal) => ({
    ...goal,
    series: (series.get(goal.id) ?? []).map(({ reading }) => reading),
    milestones: milestones.get(goal.id) ?? [],
    comments: comments.get(goal.id) ?? [],
  }))
}
