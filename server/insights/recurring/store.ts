import { sql } from 'kysely'
import { ofChosenBuyers } from '../filters/condition-store.ts'
import { lastFinished, recurringOf, type Held, type MovementSum, type Recurring } from './recurring.ts'
import type { Filters } from '../schema.ts'
import type { Asked } from '../store.ts'

/** Recurring revenue of the customers whose first order fits the filters; without filters of all who subscribe. */
export async function recurring(scope: Asked, filters: Filters, today: string): Promise<Recurring> {
  // One after the other, since a report asks within one transaction.
  const sums = await movementSums(scope, filters)
  const year = await yearBefore(scope, filters, lastFinished(today))
  return recurringOf(sums, year, await unrated(scope, filters), today)
}

async function movementSums({ db }: Asked, filters: Filters): Promise<MovementSum[]> {
  const { rows } = await sql<MovementSum>`
    with moved as (
      select to_char(cohort, 'YYYY-MM') as cohort, to_char(month, 'YYYY-MM') as month, kind, before, after,
             first_value(after) over (partition by customer_id order by fact_movement.month) as start
      from fact_movement ${ofChosenBuyers(filters)}
    )
    select cohort, month, kind, count(*)::integer as customers, sum(after - before)::bigint as amount,
           sum(least(after, start) - least(before, start))::bigint as kept
    from moved group by 1, 2, 3
  `.execute(db)
  return rows
}

async function yearBefore({ db }: Asked, filters: Filters, month: string): Promise<Held | null> {
  const through = sql`${`${month}-01`}::date`
  const { rows } = await sql<Held>`
    with level as (
      select customer_id, (array_agg(after order by month desc))[1] as after,
             (array_agg(after order by month desc) filter (where month <= ${through} - interval '12 months'))[1] as before
      from fact_movement ${ofChosenBuyers(filters, sql<boolean>`month <= ${through}`)}
      group by customer_id
    )
    select count(*)::integer as customers, coalesce(sum(before), 0)::bigint as before, coalesce(sum(after), 0)::bigint as after,
           coalesce(sum(least(before, after)), 0)::bigint as kept, count(*) filter (where after = 0)::integer as lost
    from level where before > 0
  `.execute(db)
  return rows[0]!.customers > 0 ? rows[0]! : null
}

async function unrated({ db }: Asked, filters: Filters): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from fact_subscription
    ${ofChosenBuyers(filters, sql<boolean>`state = 'active' and monthly is null`)}
  `.execute(db)
  return rows[0]!.n
}
