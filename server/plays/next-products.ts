import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { together, type Scope } from '../platform/scope.ts'
import { todayOf } from '../signals/asking.ts'

const COUNT_LOCK = 7_265_691

/**
 * Counts what customers who bought a product bought next: of those who came back after they first bought it, how many
 * had which product in that next purchase. Once a day, and after an import; does nothing when it is of today.
 */
export async function countNextProducts(scope: Scope): Promise<void> {
  await together(scope, async (scope) => {
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

async function count(db: Db): Promise<void> {
  await sql`delete from next_product`.execute(db)
  await sql`
    with sold as materialized (select distinct customer_id, nth, product_id from fact_sold),
    begun as (select customer_id, product_id, min(nth) as nth from sold group by 1, 2),
    back as (
      select b.product_id, b.customer_id, b.nth + 1 as nth from begun b
      join fact_purchase p on p.customer_id = b.customer_id and p.nth = b.nth + 1
    ),
    came as (select product_id, count(*)::integer as customers from back group by 1)
    insert into next_product (product_id, next_id, customers, came_back)
    select b.product_id, s.product_id, count(*)::integer, min(c.customers)
    from back b join sold s on s.customer_id = b.customer_id and s.nth = b.nth
    join came c on c.product_id = b.product_id
    group by 1, 2
  `.execute(db)
}

/** Much has been told at once: counted anew the next time round. */
export async function countAgain(db: Db): Promise<void> {
  await sql`update next_product_state set asked = asked + 1`.execute(db)
}
