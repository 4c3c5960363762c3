import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Status } from '../progress/standing.ts'

/** A position in the list of all goals, which is ordered by due date, customer and goal. */
export type GoalCursor = { dueOn: string; customerId: number; id: number }

export type GoalFilter = {
  status?: Status | undefined
  /** Id of a colleague; null: goals without an owner. */
  owner?: string | null | undefined
  search?: string | undefined
}

const MOST_OF_ONE_CUSTOMER = 500

/** The places of one customer's goals: those under way by due date, then the reached ones, then the dropped ones. */
export const placesOfCustomer = (customerId: number): RawBuilder<unknown> => sql`
  select g.customer_id, g.id,
         row_number() over (order by array_position(array['reached', 'dropped'], s.status) nulls first, g.due_on, g.id) as place
  from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
  where g.customer_id = ${customerId} order by place limit ${MOST_OF_ONE_CUSTOMER}
`

/** The places of a page of all goals that match a filter. */
export const placesOfPage = (
  filter: GoalFilter,
  after: GoalCursor | null,
  limit: number,
): RawBuilder<unknown> => sql`
  select g.customer_id, g.id, row_number() over (order by g.due_on, g.customer_id, g.id) as place
  from (
    select g.due_on, g.customer_id, g.id
    from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
    where ${filter.status ? sql`s.status = ${filter.status}` : sql`true`} and ${matchesFilter(filter)}
      and ${
        after
          ? sql`(g.due_on, g.customer_id, g.id) > (${after.dueOn}::date, ${after.customerId}::bigint, ${after.id}::bigint)`
          : sql`true`
      }
    order by g.due_on, g.customer_id, g.id limit ${limit}
  ) g
`

export async function countByStatus(
  db: Db,
  filter: GoalFilter,
): Promise<{ status: Status; goals: number }[]> {
  const { rows } = await sql<{ status: Status; goals: number }>`
    select s.status, count(*)::integer as goals
    from goal_standing s join goal g on g.customer_id = s.customer_id and g.id = s.goal_id
    where ${matchesFilter(filter)} group by 1
  `.execute(db)
  return rows
}

const matchesFilter = ({ owner, search }: GoalFilter): RawBuilder<unknown> =>
  sql`${ownedBy(owner)} and ${matchesSearch(search)}`

function ownedBy(owner: string | null | undefined): RawBuilder<unknown> {
  if (owner === undefined) return sql`true`
  return owner === null ? sql`g.team_owner is null` : sql`g.team_owner = ${owner}`
}

/** In the outcome of the goal, or in the name, address or ids of the customer. */
function matchesSearch(search: string | undefined): RawBuilder<unknown> {
  if (!search) return sql`true`
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(
    lower(unaccent(g.outcome)) like lower(unaccent(${pattern}))
    or g.customer_id in (select c.customer_id from fact_customer c where c.search like lower(unaccent(${pattern})))
  )`
}
