import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { OrderMatches } from './match-store.ts'
import { moveOrders } from './move-store.ts'
import type { StagedBatch } from './staged-batch.ts'

/**
 * Updates known orders that are staged with other values: keeps their former values for an undo and moves them to the
 * customer whom the batch names. Their refunds and cancellations are deleted here and written again with the new orders.
 */
export async function replaceChanged(
  db: Db,
  { orders, batchId }: StagedBatch,
  matches: OrderMatches,
): Promise<void> {
  const { rows: differing } = await sql`
    select 1 from ${matches} m where order_id is not null and not same limit 1
  `.execute(db)
  if (differing.length === 0) return
  await sql`drop table if exists changed, moving`.execute(db)
  await sql`
    create temp table changed on commit drop as
    select m.row, m.customer_id, m.order_id, m.previous_customer_id,
           to_jsonb(o) || jsonb_build_object(
             'cancelled_at', (select x.occurred_at from cancellation x
                              where x.customer_id = o.customer_id and x.order_id = o.id),
             'cancelled_by', (select x.batch_id from cancellation x
                              where x.customer_id = o.customer_id and x.order_id = o.id),
             'refunds', (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from refund r
                         where r.customer_id = o.customer_id and r.order_id = o.id and r.source = o.source)
           ) as before
    from ${matches} m
    join sales_order o on o.customer_id = m.previous_customer_id and o.id = m.order_id
    where not m.same
  `.execute(db)
  await sql`
    create temp table moving on commit drop as
    select previous_customer_id as from_id, order_id, customer_id as into_id
    from changed where previous_customer_id <> customer_id
  `.execute(db)
  await moveOrders(db, sql.table('moving'))
  if (batchId !== null) {
    await sql`
      insert into batch_replaced (batch_id, customer_id, order_id, before)
      select ${batchId}, customer_id, order_id, before from changed
    `.execute(db)
  }
  await sql`
    update sales_order o set
      occurred_at = t.occurred_at, currency = t.currency, channel = t.channel, country = t.country, amount = t.amount,
      product_ids = t.product_ids, quantities = t.quantities, line_amounts = t.line_amounts
    from changed c join ${orders} t on t.ctid = c.row
    where o.customer_id = c.customer_id and o.id = c.order_id
  `.execute(db)
  await clearEffects(db, sql.table('changed'))
}

/**
 * Deletes the cancellations of some orders, and the refunds that come from the source of the order.
 *
 * @param changed a table with customer_id, order_id
 */
export async function clearEffects(db: Db, changed: RawBuilder<unknown>): Promise<void> {
  await sql`
    delete from refund r using ${changed} c join sales_order o on o.customer_id = c.customer_id and o.id = c.order_id
    where r.customer_id = c.customer_id and r.order_id = c.order_id and r.source = o.source
  `.execute(db)
  await sql`
    delete from cancellation x using ${changed} c where x.customer_id = c.customer_id and x.order_id = c.order_id
  `.execute(db)
}
