import { sql, type RawBuilder } from 'kysely'
import { normalizeEmail, identityKey } from '../../customers/identity/key.ts'
import { matchStaged, type StagedCustomers } from '../../customers/identity/staged-store.ts'
import { formatDay, type Day } from '../../platform/calendar/days.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { latestAllowedDay } from './change.ts'
import type { IncomingChange } from './schema.ts'

/** A change with its line in the file or its place in the request, for messages. */
export type NumberedChange = { line: number; change: IncomingChange }
export type ChangeReject = { line: number; value: string; reason: string }

/** A temporary table with the columns that `resolveStaged` needs and more; it lives until the open transaction ends. */
export type StagedChanges = RawBuilder<unknown>

export async function stageChanges(db: Db, changes: readonly NumberedChange[]): Promise<StagedChanges> {
  await sql`drop table if exists staged_change`.execute(db)
  await sql`
    create temp table staged_change (
      line integer, place integer, source_id text, who text, customer_ref text, customer_email text, customer_name text, country text,
      subscription text, kind text, occurred_on date, monthly bigint, currency text, product text, product_id integer,
      term_months smallint, renews_on date, reason text
    ) on commit drop
  `.execute(db)
  const rows = changes.map(({ line, change }, place) => ({
    line,
    place,
    source_id: change.id,
    who: identityKey(change.customer.id, change.customer.email),
    customer_ref: change.customer.id,
    customer_email: normalizeEmail(change.customer.email),
    customer_name: change.customer.name,
    subscription: change.subscription,
    kind: change.change,
    occurred_on: change.on,
    monthly: change.monthly,
    currency: change.currency,
    product: change.product,
    term_months: change.termMonths,
    renews_on: change.renewsOn,
    reason: change.reason,
  }))
  await sql`
    insert into staged_change select * from jsonb_populate_recordset(null::staged_change, ${JSON.stringify(rows)}::jsonb)
  `.execute(db)
  await sql`analyze staged_change`.execute(db)
  return sql.table('staged_change')
}

/** Removes changes whose day has not come; only an end may be planned. */
export async function rejectFuture(db: Db, batch: StagedChanges, today: Day): Promise<ChangeReject[]> {
  const [latest, latestEnd] = [formatDay(today), formatDay(latestAllowedDay('cancelled', today))]
  const { rows } = await sql<ChangeReject>`
    delete from ${batch}
    where occurred_on > case kind when 'cancelled' then ${latestEnd}::date else ${latest}::date end
    returning line, occurred_on::text as value, case kind
      when 'cancelled' then 'the end lies more than five years ahead: tell it once it is nearer'
      else 'the day lies ahead: tell the change once it has come' end as reason
  `.execute(db)
  return rows
}

/** Sets the product ids; products that are not known yet are created. */
export async function assignProducts(db: Db, batch: StagedChanges): Promise<void> {
  await sql`
    insert into product (sku, name) select distinct product, product from ${batch} b where product is not null
    on conflict (sku) do nothing
  `.execute(db)
  // Citus refuses to update a temporary table from a reference table.
  const { rows } = await sql<{ sku: string; id: number }>`
    select p.sku, p.id from product p where p.sku in (select product from ${batch} b)
  `.execute(db)
  const [skus, ids] = [rows.map(({ sku }) => sku), rows.map(({ id }) => id)]
  await sql`
    update ${batch} t set product_id = p.id
    from unnest(${skus}::text[], ${ids}::integer[]) p (sku, id) where p.sku = t.product
  `.execute(db)
}

const SAME = sql`
  (one.subscription, one.kind, one.occurred_on, one.monthly, one.currency::text, one.product_id, one.term_months, one.renews_on, one.reason)
  is not distinct from
  (t.subscription, t.kind, t.occurred_on, t.monthly, t.currency, t.product_id, t.term_months, t.renews_on, t.reason)
`

/** Removes changes whose id occurs earlier in the batch; one with other values is rejected. */
export async function rejectRepeated(db: Db, batch: StagedChanges): Promise<ChangeReject[]> {
  const { rows } = await sql<ChangeReject>`
    delete from ${batch} t
    using (select distinct on (source_id) * from ${batch} order by source_id, line) one
    where t.source_id = one.source_id and t.line > one.line
    returning t.line, t.source_id as value,
              case when not (${SAME} and t.who = one.who)
              then 'the change ' || t.source_id || ' stands on line ' || one.line || ' in other words: give each its own id' end as reason
  `.execute(db)
  return rows.filter(({ reason }) => reason !== null)
}

/**
 * Removes changes that are known already, and adds the batch to those that recorded them. One with other values under
 * the same id is rejected: the known one has to be withdrawn first.
 */
export async function removeKnown(
  scope: Scope,
  batch: StagedChanges,
  source: string,
  batchId: number | null,
): Promise<{ known: number; rejects: ChangeReject[] }> {
  const { db } = scope
  const customers = await matchStaged(scope, batch, source)
  const { rows } = await sql<ChangeReject & { isSame: boolean }>`
    with removed as (
      delete from ${batch} t
      using ${customers} w, subscription_change one
      where w.who = t.who and one.source = ${source} and one.source_id = t.source_id
      returning t.line, t.source_id, one.customer_id, one.id, one.kind, one.occurred_on,
                coalesce(${SAME} and one.customer_id = w.customer_id, false) as is_same
    ),
    repeated as (
      update subscription_change c set batch_ids = case
        when ${batchId}::bigint is null then '{}'
        when ${batchId}::bigint = any (c.batch_ids) then c.batch_ids else c.batch_ids || ${batchId}::bigint end
      from removed where is_same and c.customer_id = removed.customer_id and c.id = removed.id and c.batch_ids <> '{}'
    )
    select line, source_id as value, is_same as "isSame",
           'the change ' || source_id || ' is known as ' || kind || ' on ' || occurred_on
             || ': undo that first, or give this one its own id' as reason
    from removed order by line
  `.execute(db)
  const rejects = rows.filter(({ isSame }) => !isSame)
  return {
    known: rows.length - rejects.length,
    rejects: rejects.map(({ line, value, reason }) => ({ line, value, reason })),
  }
}

/** The customers whom this batch created. */
export async function createdCustomers(db: Db, customers: StagedCustomers): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct customer_id as id from ${customers} c where is_new
  `.execute(db)
  return rows.map(({ id }) => id)
}
