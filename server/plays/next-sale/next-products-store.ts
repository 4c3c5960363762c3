import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { MOST_OFFERS } from './offers.ts'

const COUNT_LOCK = 7_265_691

/**
 * Counts what customers who bought a product bought next: of those who came back after they first bought it, how many
 * had which product in that next purchase. Once a day, and after an import; does nothing when it is of today.
 */
export async function countNextProducts(scope: Scope): Promise<void> {
  await inTransaction(scope, async (scope) => {
    const { text } = await todayOf(scope)
    const { rows } = await sql<{ isDue: boolean; asked: number }>`
      select (counted_on is distinct from ${text}::date or answered < asked)
             and pg_try_advisory_xact_lock(${COUNT_LOCK}) as "isDue", asked
      from next_product_state
    `.execute(scope.db)
    const { isDue, asked } = rows[0]!
    if (!isDue) return
    await count(scope.db)
    await sql`
      update next_product_state set counted_on = ${text}::date, answered = greatest(answered, ${asked})
    `.execute(scope.db)
  })
}

/**
 * Of each product no more than can be offered: where baskets are large nearly everything follows everything once. Step
 * by step, each step known in size: as one statement it did not end on a shop of some thousand products.
 */
async function count(db: Db): Promise<void> {
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

/** Much has been told at once: counted anew the next time round. */
export async function requestRecount(db: Db): Promise<void> {
  await sql`update next_product_state set asked = asked + 1`.execute(db)
}
