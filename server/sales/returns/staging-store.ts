import { sql, type RawBuilder } from 'kysely'
import { identityKey, normalizeEmail } from '../../customers/identity/key.ts'
import type { StagedCustomers } from '../../customers/identity/staged-store.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Allocation } from './allocate.ts'
import type { IncomingReturn } from './incoming-return.ts'

const tableName = (batchId: number) => `staging.import_return_${Math.trunc(batchId)}`

/** The staged returns of a batch, with the columns that `matchStaged` needs. */
export const stagedReturns = (batchId: number): RawBuilder<unknown> => sql.table(tableName(batchId))

export async function createReturns(db: Db, batchId: number): Promise<void> {
  await dropReturns(db, batchId)
  await sql`create unlogged table ${stagedReturns(batchId)} (like staging.import_return including all)`.execute(
    db,
  )
}

export async function dropReturns(db: Db, batchId: number): Promise<void> {
  await sql`drop table if exists ${stagedReturns(batchId)}`.execute(db)
}

export async function addReturns(db: Db, batchId: number, returns: readonly IncomingReturn[]): Promise<void> {
  if (returns.length === 0) return
  const rows = returns.map(({ line, customer: { ref, email }, at, product, currency, amount }) => ({
    line,
    who: identityKey(ref, email),
    customer_ref: ref,
    customer_email: normalizeEmail(email),
    occurred_at: new Date(at),
    product,
    currency,
    amount,
  }))
  await sql`
    insert into ${stagedReturns(batchId)}
    select * from jsonb_populate_recordset(null::staging.import_return, ${JSON.stringify(rows)}::jsonb)
  `.execute(db)
}

export type MatchedReturn = {
  /** null: somebody without any order. */
  customerId: number | null
  sourceId: string
  at: number
  currency: string | null
  product: number | null
  amount: number
}

/** The returns that no earlier batch of the source has recorded. */
export async function newReturns(
  db: Db,
  batchId: number,
  customers: StagedCustomers,
  source: string,
): Promise<MatchedReturn[]> {
  const { rows } = await sql<MatchedReturn>`
    with named as (
      select r.*, 'return:' || left(content, 32) || ':' || row_number() over (partition by content order by line) as source_id
      from (
        select *, encode(sha256(convert_to(concat_ws('|', who, extract(epoch from occurred_at), product, currency, amount), 'UTF8')), 'hex') as content
        from ${stagedReturns(batchId)} t
      ) r
    )
    select c.customer_id as "customerId", n.source_id as "sourceId", (extract(epoch from n.occurred_at) * 1000)::float8 as at,
           n.currency, p.id as product, n.amount
    from named n join ${customers} c on c.who = n.who left join product p on p.sku = n.product
    where not exists (
      select 1 from refund f
      where f.customer_id = c.customer_id and f.source = ${source} and f.source_id = n.source_id
    )
    order by n.occurred_at, n.line
  `.execute(db)
  return rows
}

export type StoredOrder = {
  customerId: number
  id: number
  at: number
  currency: string | null
  left: number
  products: number[]
  lineAmounts: (number | null)[]
}

/** The orders of some customers that have an amount and are not cancelled. */
export async function refundableOrders(db: Db, customerIds: readonly number[]): Promise<StoredOrder[]> {
  const { rows } = await sql<StoredOrder>`
    select o.customer_id as "customerId", o.id, (extract(epoch from o.occurred_at) * 1000)::float8 as at, o.currency,
           greatest(0, o.amount - coalesce((
             select sum(r.amount) from refund r where r.customer_id = o.customer_id and r.order_id = o.id), 0))::float8 as left,
           o.product_ids as products, o.line_amounts as "lineAmounts"
    from sales_order o
    where o.customer_id = any(${customerIds}::bigint[]) and o.amount is not null
      and not exists (select 1 from cancellation x where x.customer_id = o.customer_id and x.order_id = o.id)
  `.execute(db)
  return rows
}

export type CustomerAllocation = Allocation & { customerId: number }

export async function insertAllocations(
  db: Db,
  allocations: readonly CustomerAllocation[],
  source: string,
  batchId: number,
): Promise<void> {
  if (allocations.length === 0) return
  const rows = allocations.map(({ customerId, orderId, sourceId, at, amount }) => ({
    customer_id: customerId,
    order_id: orderId,
    source_id: sourceId,
    occurred_at: new Date(at),
    amount,
  }))
  await sql`
    insert into refund (customer_id, order_id, source, source_id, occurred_at, amount, batch_id)
    select customer_id, order_id, ${source}, source_id, occurred_at, amount, ${batchId}
    from jsonb_populate_recordset(null::refund, ${JSON.stringify(rows)}::jsonb)
  `.execute(db)
}

/** Deletes the refunds that the returns of a batch made, also of orders of other batches. */
export async function deleteReturnRefunds(db: Db, batchId: number): Promise<void> {
  await sql`delete from refund where batch_id = ${batchId} and source_id like 'return:%'`.execute(db)
}
