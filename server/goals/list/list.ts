import { sql } from 'kysely'
import type { Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import type { Goal, GoalDetails } from '../goal.ts'
import * as store from '../store.ts'
import { existing } from '../goals.ts'
import { seriesOf } from '../readings/store.ts'
import { loadGoals } from './goal-store.ts'
import { resolveCustomerId } from '../progress/progress.ts'

const MOST_OF_ONE = 500

/**
 * A customer's goals with their readings, milestones and what both sides wrote: those under way by when they are due,
 * then those that are reached, dropped ones last.
 *
 * @throws Refusal 404 when there is no such customer
 */
export async function goalsOf(scope: Scope, id: number): Promise<GoalDetails[]> {
  const own = await resolveCustomerId(scope, id)
  const places = sql`
    select g.customer_id, g.id,
           row_number() over (order by array_position(array['reached', 'dropped'], s.status) nulls first, g.due_on, g.id) as place
    from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
    where g.customer_id = ${own} order by place limit ${MOST_OF_ONE}
  `
  return withDetails(scope, own, await loadGoals(scope.db, places, (await todayOf(scope)).day))
}

/** One of them. @throws Refusal 404 when there is none */
export async function goalDetails(scope: Scope, id: number, goalId: number): Promise<GoalDetails> {
  const own = await resolveCustomerId(scope, id)
  const [goal] = await withDetails(scope, own, [await existing(scope, own, goalId)])
  return goal!
}

async function withDetails(scope: Scope, customer: number, goals: Goal[]): Promise<GoalDetails[]> {
  const ids = goals.map(({ id }) => id)
  const { timeZone } = await todayOf(scope)
  const [series, milestones, comments] = [
    Map.groupBy(await seriesOf(scope.db, customer, ids, timeZone), ({ goalId }) => goalId),
    Map.groupBy(await store.milestones(scope.db, customer, ids), ({ goalId }) => goalId),
    Map.groupBy(await store.comments(scope.db, customer, ids), ({ goalId }) => goalId),
  ]
  return goals.map((goal) => ({
    ...goal,
    series: (series.get(goal.id) ?? []).map(({ reading }) => reading),
    milestones: milestones.get(goal.id) ?? [],
    comments: comments.get(goal.id) ?? [],
  }))
}
