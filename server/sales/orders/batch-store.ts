import { sql } from 'kysely'
import { lockIdentities } from '../../customers/identity/lock.ts'
import { matchStaged, resolveStaged, type StagedCustomers } from '../../customers/identity/staged-store.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { lockSales } from '../lock.ts'
import { replaceChanged } from './replace-store.ts'
import type { StagedBatch } from './staging-store.ts'

export type OrderReject = { line: number; value: string; reason: string }
export type Comparison = {
  customers: number
  newCustomers: number
  orders: number
  fresh: number
  known: number
  changed: number
}

/**
 * Takes out lines that claim an order of somebody else, makes one row of each order that came in several runs, and
 * gives an identity to orders without an id of their own: what they say, and the how-manieth time they say it.
 */
export async function normaliseBatch({ db }: Scope, { orders }: StagedBatch): Promise<OrderReject[]> {
  const { rows: found } = await sql<{ repeated: boolean; unnamed: boolean }>`
    select count(ref) > count(distinct ref) as repeated, count(*) > count(ref) as unnamed from ${orders}
  `.execute(db)
  const rejects = found[0]!.repeated ? await rejectContested(db, orders) : []
  if (found[0]!.repeated) await mergeRuns(db, orders)
  if (found[0]!.unnamed) await assignContentIds(db, orders)
  return rejects
}

async function rejectContested(db: Db, orders: StagedBatch['orders']): Promise<OrderReject[]> {
  const { rows } = await sql<OrderReject>`
    with contested as (
      select ref, (array_agg(who order by line))[1] as owner, min(line) as line
      from ${orders} where ref in (select ref from ${orders} where ref is not null group by ref having min(who) <> max(who))
      group by ref
    )
    delete from ${orders} t using contested o
    where t.ref = o.ref and t.who <> o.owner
    returning t.line, t.ref as value, 'order ' || t.ref || ' belongs to another customer on line ' || o.line as reason
  `.execute(db)
  return rows
}

async function mergeRuns(db: Db, orders: StagedBatch['orders']): Promise<void> {
  await sql`
    with split as (select ref from ${orders} where ref is not null group by ref having count(*) > 1),
    gone as (delete from ${orders} t using split s where t.ref = s.ref returning t.*),
    -- Arrays of different lengths cannot be aggregated; their elements can.
    items as (
      select ref, array_agg(p order by line, i) as products, array_agg(q order by line, i) as quantities,
             array_agg(a order by line, i) as amounts
      from gone, unnest(product_ids, quantities, line_amounts) with ordinality as u(p, q, a, i) group by ref
    )
    insert into ${orders}
    select g.ref, min(line), min(who), min(customer_ref), min(customer_email), min(customer_name), min(occurred_at),
           min(currency), min(channel), min(country), sum(amount), sum(refunded), min(cancelled_at),
           coalesce(min(i.products), '{}'), coalesce(min(i.quantities), '{}'), coalesce(min(i.amounts), '{}'), g.ref
    from gone g left join items i on i.ref = g.ref
    group by g.ref
  `.execute(db)
}

async function assignContentIds(db: Db, orders: StagedBatch['orders']): Promise<void> {
  await sql`
    update ${orders} t set source_id = i.source_id
    from (
      select row, 'row:' || left(content, 32) || ':' || row_number() over (partition by content order by line) as source_id
      from (
        select ctid as row, line, encode(sha256(convert_to(concat_ws('|', who, extract(epoch from occurred_at), amount, currency,
               channel, country, product_ids::text, quantities::text, line_amounts::text), 'UTF8')), 'hex') as content
        from ${orders} where ref is null
      ) said
    ) i
    where i.row = t.ctid
  `.execute(db)
}

/** What writing the batch would do, without doing it. Call it in a transaction. */
export async function compareStaged(scope: Scope, told: StagedBatch): Promise<Comparison> {
  const customers = await matchStaged(scope, told.orders, told.source)
  await matchOrders(scope.db, told, customers)
  const { rows } = await sql<Comparison>`
    select (select count(distinct coalesce(customer_id::text, 'e:' || email, who)) from ${customers}) as customers,
           (select count(distinct coalesce('e:' || email, who)) from ${customers} where customer_id is null) as "newCustomers",
           count(*) as orders,
           count(*) filter (where order_id is null) as fresh,
           count(*) filter (where order_id is not null and same) as known,
           count(*) filter (where order_id is not null and not same) as changed
    from order_match
  `.execute(scope.db)
  return rows[0]!
}

/**
 * Writes what was told: customers, orders, refunds and cancellations, set by set, and leaves the customers concerned
 * in the temporary table `touched`. Call it in a transaction.
 */
export async function writeStaged(scope: Scope, told: StagedBatch): Promise<void> {
  const { db } = scope
  await lockIdentities(db)
  await lockSales(db)
  await writeProducts(db, told)
  const customers = await resolveStaged(scope, told.orders, told.source, told.customersAre, told.batchId)
  await matchOrders(db, told, customers)
  await replaceChanged(db, told)
  await sql`
    insert into sales_order (
      customer_id, source, source_id, occurred_at, currency, channel, country, amount,
      product_ids, quantities, line_amounts, batch_id
    )
    select m.customer_id, ${told.source}, t.source_id, t.occurred_at, t.currency, t.channel, t.country, t.amount,
           t.product_ids, t.quantities, t.line_amounts, ${told.batchId}
    from ${told.orders} t join order_match m on m.row = t.ctid
    where m.order_id is null
    order by m.customer_id, t.line
  `.execute(db)
  await writeRefundsAndCancellations(db, told)
  await markTouched(db, told)
}

async function markTouched(db: Db, { batchId }: StagedBatch): Promise<void> {
  if (batchId !== null) {
    await sql`
      insert into batch_known (batch_id, customer_id, order_id)
      select ${batchId}, m.customer_id, m.order_id from order_match m where m.order_id is not null and m.same
      on conflict do nothing
    `.execute(db)
  }
  await sql`drop table if exists touched`.execute(db)
  await sql`
    create temp table touched on commit drop as
    select customer_id from order_match where order_id is null or not same
    union select previous_customer_id from order_match where previous_customer_id is not null and not same
  `.execute(db)
}

async function writeProducts(db: Db, { orders, products }: StagedBatch): Promise<void> {
  await sql`insert into product (id, sku, name) select id, sku, name from ${products} on conflict (sku) do nothing`.execute(
    db,
  )
  // Another batch may have numbered the same product since this one was read.
  await sql`
    update ${orders} t
    set product_ids = array(
      select coalesce(p.id, u.id) from unnest(t.product_ids) with ordinality as u(id, i)
      left join ${products} s on s.id = u.id left join product p on p.sku = s.sku
      order by u.i
    )
    where t.product_ids && (select array_agg(s.id) from ${products} s join product p using (sku) where s.id <> p.id)
  `.execute(db)
}

/** For every told order: the order it is already, whose that was, and whether it says the same. */
async function matchOrders(
  db: Db,
  { orders, source }: StagedBatch,
  customers: StagedCustomers,
): Promise<void> {
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
}

async function writeRefundsAndCancellations(db: Db, { orders, source, batchId }: StagedBatch): Promise<void> {
  await sql`
    insert into refund (customer_id, order_id, source, source_id, amount, batch_id)
    select o.customer_id, o.id, ${source}, t.source_id || ':refunded', t.refunded, ${batchId}
    from ${orders} t join order_match m on m.row = t.ctid and (m.order_id is null or not m.same)
    join sales_order o on o.source_id = t.source_id and o.source = ${source}
    where t.refunded > 0
  `.execute(db)
  await sql`
    insert into cancellation (customer_id, order_id, occurred_at, batch_id)
    select o.customer_id, o.id, t.cancelled_at, ${batchId}
    from ${orders} t join order_match m on m.row = t.ctid and (m.order_id is null or not m.same)
    join sales_order o on o.source_id = t.source_id and o.source = ${source}
    where t.cancelled_at is not null
  `.execute(db)
}
