import { sql } from 'kysely'
import { lockIdentities } from '../../customers/identity/lock.ts'
import { deleteUnusedCustomers } from '../../customers/undo-store.ts'
import { lock } from '../../platform/database/locks-store.ts'
import { touchedCustomers } from '../touched-store.ts'
import type { Db } from '../../platform/database/pool.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { lockSales } from '../lock.ts'
import { moveOrders } from '../orders/move-store.ts'
import { refreshStandings } from '../standings/refresh-store.ts'
import { clearEffects } from '../orders/replace-store.ts'
import { removeBatch } from '../subscriptions/move-store.ts'
import { refreshSubscriptions } from '../subscriptions/refresh-store.ts'

/**
 * Takes a whole batch back: its orders and changes of subscriptions go, unless another batch told them too; what it had
 * changed is as before.
 * Call it in a transaction.
 *
 * @param isMadeUp whoever it told of was made up, and so is what is known of them besides
 * @throws Refusal 409 when a later batch changed the same orders: that one has to be undone first
 */
export async function undoBatch(scope: Scope, batchId: number, { isMadeUp = false } = {}): Promise<void> {
  const { db } = scope
  // Products tell whose a day is under this lock: nobody goes while something is told of them.
  await lockIdentities(db)
  await lockSales(db)
  await refuseLaterChange(db, batchId)
  await sql`drop table if exists touched`.execute(db)
  await sql`
    create temp table touched on commit drop as
    select customer_id from sales_order where batch_id = ${batchId}
    union select customer_id from batch_replaced where batch_id = ${batchId}
    union select coalesce(m.into_id, (r.before ->> 'customer_id')::bigint)
    from batch_replaced r left join customer_merge m on m.from_id = (r.before ->> 'customer_id')::bigint
    where r.batch_id = ${batchId}
    union select customer_id from subscription_change where ${batchId}::bigint = any (batch_ids)
  `.execute(db)
  await removeBatch(db, batchId)
  await restoreReplaced(db, batchId)
  await reassignRepeated(db, batchId)
  await sql`delete from sales_order where batch_id = ${batchId}`.execute(db)
  await sql`delete from batch_known where batch_id = ${batchId}`.execute(db)
  await refreshStandings(db)
  await refreshSubscriptions(scope)
  await lock(db, 'goals')
  await lock(db, 'asks')
  await deleteUnusedCustomers(db, scope.modules.customerTables, batchId, isMadeUp)
  const customers = await touchedCustomers(db)
  await scope.events.emit(scope, 'sales.changed', { batchId, customers })
  await scope.events.emit(scope, 'subscriptions.changed', { batchId, customers })
}

async function refuseLaterChange(db: Db, batchId: number): Promise<void> {
  const { rows } = await sql<{ batch_id: number; orders: number }>`
    select later.batch_id, count(*) as orders
    from batch_replaced later
    where later.batch_id > ${batchId} and (
      exists (select from sales_order o where o.customer_id = later.customer_id and o.id = later.order_id and o.batch_id = ${batchId})
      or exists (select from batch_replaced mine where mine.batch_id = ${batchId}
                 and mine.customer_id = later.customer_id and mine.order_id = later.order_id))
    group by 1 order by 1 desc limit 1
  `.execute(db)
  const later = rows[0]
  if (!later) return
  throw new Refusal(
    409,
    'changed_later',
    `Import ${later.batch_id} changed ${later.orders} of these orders afterwards. Undo that import first.`,
  )
}

async function restoreReplaced(db: Db, batchId: number): Promise<void> {
  await sql`drop table if exists changed, moving`.execute(db)
  await sql`
    create temp table changed on commit drop as
    select coalesce(m.into_id, (r.before ->> 'customer_id')::bigint) as customer_id, r.order_id,
           r.customer_id as present_customer_id, r.before
    from batch_replaced r left join customer_merge m on m.from_id = (r.before ->> 'customer_id')::bigint
    where r.batch_id = ${batchId}
  `.execute(db)
  await sql`delete from batch_replaced where batch_id = ${batchId}`.execute(db)
  await sql`
    create temp table moving on commit drop as
    select present_customer_id as from_id, order_id, customer_id as into_id
    from changed where present_customer_id <> customer_id
  `.execute(db)
  await moveOrders(db)
  await sql`
    update sales_order o set
      occurred_at = b.occurred_at, currency = b.currency, channel = b.channel, country = b.country, amount = b.amount,
      product_ids = b.product_ids, quantities = b.quantities, line_amounts = b.line_amounts
    from changed c cross join jsonb_populate_record(null::sales_order, c.before) b
    where o.customer_id = c.customer_id and o.id = c.order_id
  `.execute(db)
  await clearEffects(db)
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

/** Orders that another batch told in the same words become that batch's own. */
async function reassignRepeated(db: Db, batchId: number): Promise<void> {
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
