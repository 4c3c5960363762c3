import { sql, type RawBuilder } from 'kysely'
import { actorName, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { refuseCursor } from '../readings/validity.ts'
import { loadGoals } from './goal-store.ts'
import type { GoalCounts, GoalPage } from '../goal.ts'
import { statuses, type CountInput, type ListInput } from '../schema.ts'

/** All goals by when they are due, a page at a time, walked by key so that the last page costs what the first does. */
export async function listGoals(scope: Scope, input: ListInput): Promise<GoalPage> {
  const { day } = await todayOf(scope)
  const { status, after, limit } = input
  const found = await loadGoals(
    scope.db,
    sql`
      select g.customer_id, g.id, row_number() over (order by g.due_on, g.customer_id, g.id) as place
      from (
        select g.due_on, g.customer_id, g.id
        from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
        where ${status ? sql`s.status = ${status}` : sql`true`} and ${matchesFilter(scope, input)}
          and ${after === undefined ? sql`true` : afterCursor(after)}
        order by g.due_on, g.customer_id, g.id limit ${limit + 1}
      ) g
    `,
    day,
  )
  const last = found.length > limit ? found[limit - 1]! : null
  return { goals: found.slice(0, limit), next: last && `${last.dueOn},${last.customerId},${last.id}` }
}

function afterCursor(after: string): RawBuilder<unknown> {
  const [, dueOn, customerId, id] =
    /^(\d{4}-\d\d-\d\d),(\d{1,15}),(\d{1,15})$/.exec(after) ?? refuseCursor(after)
  return sql`(g.due_on, g.customer_id, g.id) > (${dueOn}::date, ${customerId}::bigint, ${id}::bigint)`
}

/** How many goals there are of each status. */
export async function countGoals(scope: Scope, input: CountInput): Promise<GoalCounts> {
  const { rows } = await sql<{ status: keyof GoalCounts; goals: number }>`
    select s.status, count(*)::integer as goals
    from goal_standing s join goal g on g.customer_id = s.customer_id and g.id = s.goal_id
    where ${matchesFilter(scope, input)} group by 1
  `.execute(scope.db)
  const none = Object.fromEntries(statuses.map((status) => [status, 0])) as GoalCounts
  return { ...none, ...Object.fromEntries(rows.map(({ status, goals }) => [status, goals])) }
}

function matchesFilter({ actor }: Scope, { owner, search }: CountInput): RawBuilder<unknown> {
  return sql`${ownedBy(owner, actor.kind === 'user' ? actor.id : actorName(actor))} and ${matchesSearch(search?.trim())}`
}

function ownedBy(owner: string | undefined, me: string): RawBuilder<unknown> {
  if (owner === undefined) return sql`true`
  return owner === 'nobody' ? sql`g.team_owner is null` : sql`g.team_owner = ${owner === 'me' ? me : owner}`
}

/** In the words of the goal, or in the name, address or ids of the customer. */
function matchesSearch(search: string | undefined): RawBuilder<unknown> {
  if (!search) return sql`true`
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(
    lower(unaccent(g.outcome)) like lower(unaccent(${pattern}))
    or g.customer_id in (select c.id from customer c where c.search like lower(unaccent(${pattern})))
  )`
}
