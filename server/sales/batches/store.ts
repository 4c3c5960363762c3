import { sql } from 'kysely'
import { selectCustomers, type CustomerSet } from '../../customers/customer-set-store.ts'
import type { Db } from '../../platform/database/pool.ts'
import { moveOrders } from '../orders/move-store.ts'
import { clearEffects } from '../orders/replace-store.ts'

type LaterChange = { batchId: number; orders: number }

/** The latest batch that changed orders of this one afterwards, with how many. */
export async function laterChange(db: Db, batchId: number): Promise<LaterChange | null> {
  const { rows } = await sql<LaterChange>`
    select later.batch_id as "batchId", count(*) as orders
    from batch_replaced later
    where later.batch_id > ${batchId} and (
      exists (select 1 from sales_order o where o.customer_id = later.customer_id and o.id = later.order_id and o.batch_id = ${batchId})
      or exists (select 1 from batch_replaced mine where mine.batch_id = ${batchId}
                 and mine.customer_id = later.customer_id and mine.order_id = later.order_id))
    group by 1 order by 1 desc limit 1
  `.execute(db)
  return rows[0] ?? null
}

/** The customers with orders or subscriptions that this batch wrote, changed or moved. */
export function customersOfBatch(db: Db, batchId: number): Promise<CustomerSet> {
  return selectCustomers(
    db,
    sql`
      select customer_id from sales_order where batch_id = ${batchId}
      union select customer_id from batch_replaced where batch_id = ${batchId}
      union select customer_id from refund where batch_id = ${batchId}
      union select coalesce(m.into_id, (r.before ->> 'customer_id')::bigint)
      from batch_replaced r left join fact_customer_alias m on m.from_id = (r.before ->> 'customer_id')::bigint
      where r.batch_id = ${batchId}
      union select customer_id from subscription_change where ${batchId}::bigint = any (batch_ids)`,
  )
}

/** Gives the orders that this batch changed their former values and customers. */
export async function restoreReplaced(db: Db, batchId: number): Promise<void> {
  await sql`drop table if exists changed, moving`.execute(db)
  await sql`
    create temp table changed on commit drop as
    select coalesce(m.into_id, (r.before ->> 'customer_id')::bigint) as customer_id, r.order_id,
           r.customer_id as present_customer_id, r.before
    from batch_replaced r left join fact_customer_alias m on m.from_id = (r.before ->> 'customer_id')::bigint
    where r.batch_id = ${batchId}
  `.execute(db)
  await sql`delete from batch_replaced where batch_id = ${batchId}`.execute(db)
  await sql`
    create temp table moving on commit drop as
    select present_customer_id as from_id, order_id, customer_id as into_id
    from changed where present_customer_id <> customer_id
  `.execute(db)
  await moveOrders(db, sql.table('moving'))
  await sql`
    update sales_order o set
      occurred_at = b.occurred_at, currency = b.currency, channel = b.channel, country = b.country, amount = b.amount,
      product_ids = b.product_ids, quantities = b.quantities, line_amounts = b.line_amounts
    from changed c cross join jsonb_populate_record(null::sales_order, c.before) b
    where o.customer_id = c.customer_id and o.id = c.order_id
  `.execute(db)
  await clearEffects(db, sql.table('changed'))
  await sql`
    insert into refund (customer_id, order_id, source, source_id, occurred_at, amount, batch_id)
    select c.customer_id, c.order_id, r.source, r.source_id, r.occurred_at, r.amount, r.batch_id
    from changed c cross join jsonb_populate_recordset(null::refund, c.before -> 'refunds') r
  `.execute(db)
  await sql`
    insert into cancellation (customer_id, order_id, occurred_at, batch_id)
    select customer_id, order_id, (before ->> 'cancelled_at')::timestamptz, (before ->> 'cancelled_by')::bigint
    from changed where before ->> 'cancelled_at' is not null
  `.execute(db)
}

/** Orders that another batch repeated with the same values become orders of that batch. */
export async function reassignRepeated(db: Db, batchId: number): Promise<void> {
  await sql`
    with heirs as (
      select customer_id, order_id, min(batch_id) as heir from batch_known where batch_id <> ${batchId} group by 1, 2
    ),
    kept as (
      update sales_order o set batch_id = h.heir from heirs h
      where o.batch_id = ${batchId} and h.customer_id = o.customer_id and h.order_id = o.id
      returning o.customer_id, o.id, o.batch_id
    )
    delete from batch_known k using kept
    where k.customer_id = kept.customer_id and k.order_id = kept.id and k.batch_id = kept.batch_id
  `.execute(db)
}

export async function deleteOrders(db: Db, batchId: number): Promise<void> {
  await sql`delete from sales_order where batch_id = ${batchId}`.execute(db)
  await sql`delete from batch_known where batch_id = ${batchId}`.execute(db)
}
