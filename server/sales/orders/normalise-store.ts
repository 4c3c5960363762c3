import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import type { OrderReject, StagedBatch } from './staged-batch.ts'

/**
 * Removes lines that claim an order of another customer, joins the runs of lines of one order, and gives orders without
 * an id one that follows from their content and from how often that content has occurred before.
 */
export async function normaliseBatch(
  { db }: Pick<Scope, 'db'>,
  { orders }: StagedBatch,
): Promise<OrderReject[]> {
  const { rows } = await sql<{ repeated: boolean; unnamed: boolean }>`
    select count(ref) > count(distinct ref) as repeated, count(*) > count(ref) as unnamed from ${orders}
  `.execute(db)
  const { repeated, unnamed } = rows[0]!
  const rejects = repeated ? await rejectContested(db, orders) : []
  if (repeated) await mergeRuns(db, orders)
  if (unnamed) await assignContentIds(db, orders)
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
    removed as (delete from ${orders} t using split s where t.ref = s.ref returning t.*),
    -- Arrays of different lengths cannot be aggregated; their elements can.
    items as (
      select ref, array_agg(p order by line, i) as products, array_agg(q order by line, i) as quantities,
             array_agg(a order by line, i) as amounts
      from removed, unnest(product_ids, quantities, line_amounts) with ordinality as u(p, q, a, i) group by ref
    )
    insert into ${orders}
    select g.ref, min(line), min(who), min(customer_ref), min(customer_email), min(customer_name), min(occurred_at),
           min(currency), min(channel), min(country), sum(amount), sum(refunded), min(cancelled_at),
           coalesce(min(i.products), '{}'), coalesce(min(i.quantities), '{}'), coalesce(min(i.amounts), '{}'), g.ref
    from removed g left join items i on i.ref = g.ref
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
      ) hashed
    ) i
    where i.row = t.ctid
  `.execute(db)
}
