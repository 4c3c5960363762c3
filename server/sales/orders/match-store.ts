import { sql, type RawBuilder } from 'kysely'
import type { StagedCustomers } from '../../customers/identity/staged-store.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Comparison, StagedBatch } from './staged-batch.ts'

/** A temporary table of the open transaction with one row per staged order; it lives until the transaction ends. */
export type OrderMatches = RawBuilder<unknown>

/**
 * Matches staged orders with known ones.
 *
 * Columns: row (the staged row), customer_id, order_id (null: new), previous_customer_id, same (nothing changed)
 */
export async function matchOrders(
  db: Db,
  { orders, source }: StagedBatch,
  customers: StagedCustomers,
): Promise<OrderMatches> {
  await sql`drop table if exists order_match`.execute(db)
  await sql`
    create temp table order_match on commit drop as
    select t.ctid as row, c.customer_id, o.id as order_id, o.customer_id as previous_customer_id,
           o.id is not null
             and o.customer_id = c.customer_id and o.occurred_at = t.occurred_at
             and o.product_ids = t.product_ids and o.quantities = t.quantities and o.line_amounts = t.line_amounts
             and o.currency::text is not distinct from t.currency and o.channel is not distinct from t.channel
             and o.country is not distinct from t.country and o.amount is not distinct from t.amount
             and t.refunded = coalesce((
               select sum(r.amount) from refund r
               where r.customer_id = o.customer_id and r.order_id = o.id and r.source = o.source), 0)
             and t.cancelled_at is not distinct from (
               select x.occurred_at from cancellation x where x.customer_id = o.customer_id and x.order_id = o.id) as same
    from ${orders} t
    join ${customers} c on c.who = t.who
    left join sales_order o on o.source_id = t.source_id and o.source = ${source}
  `.execute(db)
  await sql`analyze order_match`.execute(db)
  return sql.table('order_match')
}

export async function countMatches(
  db: Db,
  matches: OrderMatches,
  customers: StagedCustomers,
): Promise<Comparison> {
  const { rows } = await sql<Comparison>`
    select (select count(distinct coalesce(customer_id::text, 'e:' || email, who)) from ${customers}) as customers,
           (select count(distinct coalesce('e:' || email, who)) from ${customers} where customer_id is null) as "newCustomers",
           count(*) as orders,
           count(*) filter (where order_id is null) as fresh,
           count(*) filter (where order_id is not null and same) as known,
           count(*) filter (where order_id is not null and not same) as changed
    from ${matches}
  `.execute(db)
  return rows[0]!
}
