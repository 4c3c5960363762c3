import { sql } from 'kysely'
import { selectCustomers, type CustomerSet } from '../../customers/customer-set-store.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { OrderMatches } from './match-store.ts'
import type { StagedBatch } from './staged-batch.ts'

export async function writeProducts(db: Db, { orders, products }: StagedBatch): Promise<void> {
  await sql`insert into product (id, sku, name) select id, sku, name from ${products} on conflict (sku) do nothing`.execute(
    db,
  )
  // Another batch may have numbered the same product after this one was read.
  const { rows } = await sql<{ staged: number; id: number }>`
    select s.id as staged, p.id from ${products} s join product p on p.sku = s.sku where s.id <> p.id
  `.execute(db)
  if (rows.length === 0) return
  const [staged, ids] = [rows.map((row) => row.staged), rows.map(({ id }) => id)]
  await sql`
    update ${orders} t
    set product_ids = array(
      select coalesce(p.id, u.id) from unnest(t.product_ids) with ordinality as u(id, i)
      left join unnest(${staged}::integer[], ${ids}::integer[]) as p(staged, id) on p.staged = u.id
      order by u.i
    )
    where t.product_ids && ${staged}::integer[]
  `.execute(db)
}

/** Writes the new orders. Those of one moment follow the order of the file, so their ids grow with it. */
export async function writeNewOrders(
  db: Db,
  { orders, source, batchId }: StagedBatch,
  matches: OrderMatches,
): Promise<void> {
  const line = (await isNewestFirst(db, orders)) ? sql`-t.line` : sql`t.line`
  await sql`
    insert into sales_order (
      customer_id, source, source_id, occurred_at, currency, channel, country, amount,
      product_ids, quantities, line_amounts, batch_id
    )
    select m.customer_id, ${source}, t.source_id, t.occurred_at, t.currency, t.channel, t.country, t.amount,
           t.product_ids, t.quantities, t.line_amounts, ${batchId}
    from ${orders} t join ${matches} m on m.row = t.ctid
    where m.order_id is null
    order by m.customer_id, ${line}
  `.execute(db)
}

/** Whether the orders of a customer stand from the last to the first, as in many exports. */
async function isNewestFirst(db: Db, orders: StagedBatch['orders']): Promise<boolean> {
  const { rows } = await sql<{ newestFirst: boolean }>`
    select count(*) filter (where occurred_at < previous) > count(*) filter (where occurred_at > previous) as "newestFirst"
    from (select occurred_at, lag(occurred_at) over (partition by who order by line) as previous from ${orders}) o
  `.execute(db)
  return rows[0]!.newestFirst
}

export async function writeRefundsAndCancellations(
  db: Db,
  { orders, source, batchId }: StagedBatch,
  matches: OrderMatches,
): Promise<void> {
  await sql`
    insert into refund (customer_id, order_id, source, source_id, amount, batch_id)
    select o.customer_id, o.id, ${source}, t.source_id || ':refunded', t.refunded, ${batchId}
    from ${orders} t join ${matches} m on m.row = t.ctid and (m.order_id is null or not m.same)
    join sales_order o on o.source_id = t.source_id and o.source = ${source}
    where t.refunded > 0
  `.execute(db)
  await sql`
    insert into cancellation (customer_id, order_id, occurred_at, batch_id)
    select o.customer_id, o.id, t.cancelled_at, ${batchId}
    from ${orders} t join ${matches} m on m.row = t.ctid and (m.order_id is null or not m.same)
    join sales_order o on o.source_id = t.source_id and o.source = ${source}
    where t.cancelled_at is not null
  `.execute(db)
}

/** Remembers the orders that a batch repeated, so that they stay when the batch which wrote them is undone. */
export async function writeRepeated(db: Db, batchId: number, matches: OrderMatches): Promise<void> {
  await sql`
    insert into batch_known (batch_id, customer_id, order_id)
    select ${batchId}, m.customer_id, m.order_id from ${matches} m where m.order_id is not null and m.same
    on conflict do nothing
  `.execute(db)
}

/** The customers with new or changed orders, and those who had one that moved to another customer. */
export function changedCustomers(db: Db, matches: OrderMatches): Promise<CustomerSet> {
  return selectCustomers(
    db,
    sql`
      select customer_id from ${matches} m where order_id is null or not same
      union select previous_customer_id from ${matches} m where previous_customer_id is not null and not same`,
  )
}
