import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'

/**
 * Moves orders, with all rows that belong to them, to another customer. Rows are copied and deleted: they are
 * distributed by customer, and such a key cannot be updated.
 *
 * @param moves a table with from_id, order_id, into_id
 */
export async function moveOrders(db: Db, moves: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into sales_order (
      customer_id, id, source, source_id, occurred_at, currency, channel, country, amount,
      product_ids, quantities, line_amounts, batch_id
    )
    select m.into_id, o.id, o.source, o.source_id, o.occurred_at, o.currency, o.channel, o.country, o.amount,
           o.product_ids, o.quantities, o.line_amounts, o.batch_id
    from sales_order o join ${moves} m on m.from_id = o.customer_id and m.order_id = o.id
  `.execute(db)
  await sql`
    insert into refund (customer_id, id, order_id, source, source_id, occurred_at, amount, batch_id)
    select m.into_id, r.id, r.order_id, r.source, r.source_id, r.occurred_at, r.amount, r.batch_id
    from refund r join ${moves} m on m.from_id = r.customer_id and m.order_id = r.order_id
  `.execute(db)
  await sql`
    insert into cancellation (customer_id, order_id, occurred_at, batch_id)
    select m.into_id, c.order_id, c.occurred_at, c.batch_id
    from cancellation c join ${moves} m on m.from_id = c.customer_id and m.order_id = c.order_id
  `.execute(db)
  await sql`
    insert into batch_known (batch_id, customer_id, order_id)
    select k.batch_id, m.into_id, k.order_id
    from batch_known k join ${moves} m on m.from_id = k.customer_id and m.order_id = k.order_id
  `.execute(db)
  await sql`
    insert into batch_replaced (batch_id, customer_id, order_id, before)
    select p.batch_id, m.into_id, p.order_id, p.before
    from batch_replaced p join ${moves} m on m.from_id = p.customer_id and m.order_id = p.order_id
  `.execute(db)
  await sql`
    delete from sales_order o using ${moves} m where m.from_id = o.customer_id and m.order_id = o.id
  `.execute(db)
}
