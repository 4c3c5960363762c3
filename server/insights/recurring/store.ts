import { sql } from 'kysely'
import { whereBuyerMatches } from '../filters/condition-store.ts'
import type { FactQuery } from '../finding.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { lastFinished, recurringOf, type RetentionSums, type MovementSum, type Recurring } from './answer.ts'

/** Recurring revenue of the customers whose first order fits the filters; without filters of all subscribers. */
export async function loadRecurring(query: FactQuery): Promise<Recurring> {
  const today = (await todayOf(query)).text
  // One after the other: a report reads in one transaction, which has a single connection.
  const sums = await loadMovementSums(query)
  const year = await loadYearBefore(query, lastFinished(today))
  return recurringOf(sums, year, await loadUnrated(query), today)
}

async function loadMovementSums({ db, filters }: FactQuery): Promise<MovementSum[]> {
  const { rows } = await sql<MovementSum>`
    with moved as (
      select to_char(cohort, 'YYYY-MM') as cohort, to_char(month, 'YYYY-MM') as month, kind, before, after,
             first_value(after) over (partition by customer_id order by fact_movement.month) as start
      from fact_movement ${whereBuyerMatches(filters)}
    )
    select cohort, month, kind, count(*)::integer as customers, sum(after - before)::bigint as amount,
           sum(least(after, start) - least(before, start))::bigint as retained
    from moved group by 1, 2, 3
  `.execute(db)
  return rows
}

async function loadYearBefore({ db, filters }: FactQuery, month: string): Promise<RetentionSums | null> {
  const through = sql`${`${month}-01`}::date`
  const { rows } = await sql<RetentionSums>`
    with level as (
      select customer_id, (array_agg(after order by month desc))[1] as after,
             (array_agg(after order by month desc) filter (where month <= ${through} - interval '12 months'))[1] as before
      from fact_movement ${whereBuyerMatches(filters, sql<boolean>`month <= ${through}`)}
      group by customer_id
    )
    select count(*)::integer as customers, coalesce(sum(before), 0)::bigint as before, coalesce(sum(after), 0)::bigint as after,
           coalesce(sum(least(before, after)), 0)::bigint as retained, count(*) filter (where after = 0)::integer as lost
    from level where before > 0
  `.execute(db)
  return rows[0]!.customers > 0 ? rows[0]! : null
}

async function loadUnrated({ db, filters }: FactQuery): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from fact_subscription
    ${whereBuyerMatches(filters, sql<boolean>`state = 'active' and monthly is null`)}
  `.execute(db)
  return rows[0]!.n
}
