import { sql, type RawBuilder } from 'kysely'
import { selectCustomers, type CustomerSet } from '../customers/customer-set-store.ts'
import type { Db } from '../platform/database/pool.ts'

/** The customers whose usage changed in the open transaction, one row each: a temporary table of this module. */
export const affectedCustomers = sql`usage_affected_customer`

export async function createAffected(db: Db): Promise<void> {
  await sql`drop table if exists ${affectedCustomers}`.execute(db)
  await sql`create temp table ${affectedCustomers} (customer_id bigint primary key) on commit drop`.execute(
    db,
  )
}

/** The same customers as a value that an event can carry. */
export function affectedSet(db: Db): Promise<CustomerSet> {
  return selectCustomers(db, sql`select customer_id from ${affectedCustomers}`)
}

/** Refreshes the standings of some customers from their days; a customer without a log-in has none. */
export async function refreshUsage(db: Db, customers: RawBuilder<unknown>): Promise<void> {
  await sql`
    delete from usage_standing where customer_id in (select customer_id from ${customers} as affected (customer_id))
  `.execute(db)
  await sql`insert into usage_standing ${standings(customers)}`.execute(db)
}

function standings(customers: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select customer_id, min(day), max(day), count(*)::integer, coalesce(max(gap), 0)
    from (
      select customer_id, day, day - lag(day) over (partition by customer_id order by day) as gap
      from (
        select distinct customer_id, day from usage_day
        where is_login and customer_id in (select customer_id from ${customers} as affected (customer_id))
      ) own
    ) spaced
    group by customer_id
  `
}

/** Customers whose stored standing differs from the one that their days give; none, unless something bypassed the verbs. */
export async function differingUsage(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with expected as (${standings(sql`(select distinct customer_id from usage_day)`)})
    select distinct customer_id as id from (
      (select * from expected except select * from usage_standing)
      union (select * from usage_standing except select * from expected)
    ) different
    order by 1
  `.execute(db)
  return rows.map(({ id }) => id)
}
