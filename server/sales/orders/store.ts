import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { CustomerOrder, OrderCursor } from './schema.ts'

export async function listOrders(
  db: Db,
  customerId: number,
  before: OrderCursor | null,
  limit: number,
): Promise<CustomerOrder[]> {
  const { rows } = await sql<CustomerOrder>`
    select o.id, o.source, o.source_id as ref, o.occurred_at as at, o.currency, o.channel, o.country, o.amount,
           coalesce((select sum(r.amount) from refund r
                     where r.customer_id = o.customer_id and r.order_id = o.id), 0)::bigint as refunded,
           x.occurred_at as "cancelledAt", o.batch_id as "batchId", p.nth, p.gap_days as "gapDays",
           coalesce((
             select jsonb_agg(jsonb_build_object('product', coalesce(product.name, '?'), 'quantity', l.quantity, 'amount', l.amount) order by l.i)
             from unnest(o.product_ids, o.quantities, o.line_amounts) with ordinality as l(id, quantity, amount, i)
             left join product on product.id = l.id
           ), '[]') as lines
    from sales_order o
    left join cancellation x on x.customer_id = o.customer_id and x.order_id = o.id
    left join purchase p on p.customer_id = o.customer_id and p.order_id = o.id
    where o.customer_id = ${customerId}
      and (${before?.at ?? null}::timestamptz is null
           or (date_trunc('milliseconds', o.occurred_at), o.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::bigint))
    order by date_trunc('milliseconds', o.occurred_at) desc, o.id desc limit ${limit}
  `.execute(db)
  return rows
}

type OrderKey = { customerId: number; id: number }

export async function findOrder(db: Db, source: string, ref: string): Promise<OrderKey | null> {
  const { rows } = await sql<OrderKey>`
    select customer_id as "customerId", id from sales_order where source_id = ${ref} and source = ${source}
  `.execute(db)
  return rows[0] ?? null
}

/** Once per `ref`. */
export async function insertRefund(
  db: Db,
  order: OrderKey,
  refund: { source: string; ref: string; at: Date | null; amount: number },
): Promise<void> {
  await sql`
    insert into refund (customer_id, order_id, source, source_id, occurred_at, amount)
    values (${order.customerId}, ${order.id}, ${refund.source}, ${`refund:${refund.ref}`}, ${refund.at}, ${refund.amount})
    on conflict (customer_id, order_id, source, source_id) do nothing
  `.execute(db)
}

/** Once per order. */
export async function insertCancellation(db: Db, order: OrderKey, at: Date): Promise<void> {
  await sql`
    insert into cancellation (customer_id, order_id, occurred_at) values (${order.customerId}, ${order.id}, ${at})
    on conflict do nothing
  `.execute(db)
}
