import { OTHER_LOCKS } from '../../platform/database/locks-store.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import { MOST_OFFERS } from './offers.ts'

/** @returns how many recounts were requested; null: the count is of this day, or another process is counting */
export async function claimCount(db: Db, day: string): Promise<number | null> {
  const { rows } = await sql<{ isDue: boolean; requested: number }>`
    select (counted_on is distinct from ${day}::date or counted < requested)
           and pg_try_advisory_xact_lock(${OTHER_LOCKS.nextProductCount}) as "isDue", requested
    from next_product_state
  `.execute(db)
  const { isDue, requested } = rows[0]!
  return isDue ? requested : null
}

export async function markCounted(db: Db, day: string, requests: number): Promise<void> {
  await sql`
    update next_product_state set counted_on = ${day}::date, counted = greatest(counted, ${requests})
  `.execute(db)
}

/**
 * Keeps no more products per product than can be offered: with large baskets nearly everything follows everything once.
 * The planner must know the size of each step: as one statement it did not end for a shop with some thousand products.
 */
export async function recount(db: Db): Promise<void> {
  await sql`
    create temp table sold on commit drop as select distinct customer_id, nth, product_id from fact_sold
  `.execute(db)
  await sql`analyze sold`.execute(db)
  await sql`
    create temp table back on commit drop as
    select b.product_id, b.customer_id, p.nth
    from (select customer_id, product_id, min(nth) as nth from sold group by 1, 2) b
    join fact_purchase p on p.customer_id = b.customer_id and p.nth = b.nth + 1
  `.execute(db)
  await sql`analyze back`.execute(db)
  await sql`delete from next_product`.execute(db)
  await sql`
    with followed as (
      select b.product_id, s.product_id as next_id, count(*)::integer as customers,
             row_number() over (partition by b.product_id order by count(*) desc, s.product_id) as place
      from back b join sold s on s.customer_id = b.customer_id and s.nth = b.nth
      group by 1, 2
    ),
    came as (select product_id, count(*)::integer as customers from back group by 1)
    insert into next_product (product_id, next_id, customers, came_back)
    select product_id, f.next_id, f.customers, c.customers
    from followed f join came c using (product_id) where f.place <= ${MOST_OFFERS}
  `.execute(db)
}

/** Many orders have changed at once: the next scheduled run counts again. */
export async function requestRecount(db: Db): Promise<void> {
  await sql`update next_product_state set requested = requested + 1`.execute(db)
}
