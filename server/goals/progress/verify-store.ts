import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { GoalToVerify, ReadingRow } from './differences.ts'
import { GOAL_FIELDS } from './store.ts'

const PAGE_SIZE = 500

/** The next page of goals in the order of their keys, each with its stored standing. */
export async function nextGoals(db: Db, after: { customerId: number; id: number }): Promise<GoalToVerify[]> {
  const { rows } = await sql<GoalToVerify>`
    select ${GOAL_FIELDS}, s.status, s.progress, s.expected, s.reached_on as "reachedOn", s.readings, s.latest,
           s.as_of as "asOf"
    from (
      -- Limited before the join: otherwise every page would read the standings of all earlier pages.
      select * from goal where (customer_id, id) > (${after.customerId}, ${after.id})
      order by customer_id, id limit ${PAGE_SIZE}
    ) g join metric m on m.id = g.metric_id
    left join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
    order by g.customer_id, g.id
  `.execute(db)
  return rows
}

/** All readings of the customers of some goals, by `customerId metricId`. */
export async function readingsOf(
  db: Db,
  goals: readonly GoalToVerify[],
  timeZone: string,
): Promise<Map<string, ReadingRow[]>> {
  const { rows } = await sql<ReadingRow>`
    select customer_id as "customerId", id, metric_id as "metricId", value, corrects,
           (extract(epoch from at) * 1000)::double precision as at,
           (at at time zone ${timeZone})::date - date '1970-01-01' as day,
           disputed_at is not null and settled_at is null as "isOpen"
    from reading where customer_id = any(${[...new Set(goals.map(({ customerId }) => customerId))]}::bigint[])
  `.execute(db)
  return Map.groupBy(rows, ({ customerId, metricId }) => `${customerId} ${metricId}`)
}
