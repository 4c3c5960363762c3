import { sql } from 'kysely'
import { Refusal } from '../platform/errors/refusal.ts'
import type { EventHandlers } from '../platform/events/events.ts'
import type { Settings } from '../platform/settings/settings.ts'
import { inTransaction, type Scope } from '../platform/scope/scope.ts'
import type { IncomingOrder } from './orders/incoming-order.ts'
import { lockSales } from './lock.ts'
import { moveOrders } from './orders/move-store.ts'
import { updateMinorRates } from './rates/rates.ts'
import { refreshStandings } from './standings/refresh-store.ts'
import { stageOrders, type StagedBatch } from './orders/staging-store.ts'
import { setSalesSettings, type SalesSettings } from './store.ts'
import { moveSubscriptions } from './subscriptions/move-store.ts'
import { refreshSubscriptions } from './subscriptions/refresh-store.ts'
import { refreshAndNotify } from './subscriptions/subscriptions.ts'
import { normaliseBatch, writeStaged, type OrderReject } from './orders/batch-store.ts'

/**
 * Writes orders that were told one by one, with their customers. Told again in the same words they change nothing;
 * told differently they are as told last.
 *
 * @param source whose word it is: ids of orders and customers are unique within it
 * @returns the orders that could not be taken, with the reason
 */
export async function record(scope: Scope, source: string, orders: IncomingOrder[]): Promise<OrderReject[]> {
  return inTransaction(scope, async (scope) => {
    const told = await stageOrders(scope, orders, source)
    const rejects = await normaliseBatch(scope, told)
    await writeBatch(scope, told)
    return rejects
  })
}

/** Writes what was staged and refreshes the standings it touches, in one transaction. */
export async function writeBatch(scope: Scope, told: StagedBatch): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await writeStaged(scope, told)
    await refreshStandings(scope.db)
    await scope.events.emit(scope, 'sales.recorded', { source: told.source, batchId: told.batchId })
  })
}

export type Refund = { orderRef: string; ref: string; at: Date | null; amount: number }

/**
 * Money given back for an order, once per `ref`.
 *
 * @throws Refusal 404 when the source has no such order, 400 when the amount is not above zero
 */
export async function refund(
  scope: Scope,
  source: string,
  { orderRef, ref, at, amount }: Refund,
): Promise<void> {
  if (!Number.isSafeInteger(amount) || amount <= 0) {
    throw new Refusal(
      400,
      'refund_amount',
      `A refund of ${amount} is not a whole number of minor units above zero.`,
    )
  }
  await inTransaction(scope, async (scope) => {
    await lockSales(scope.db)
    const order = await findOrder(scope, source, orderRef)
    await sql`
      insert into refund (customer_id, order_id, source, source_id, occurred_at, amount)
      values (${order.customerId}, ${order.id}, ${source}, ${`refund:${ref}`}, ${at}, ${amount})
      on conflict (customer_id, order_id, source, source_id) do nothing
    `.execute(scope.db)
    await refreshCustomers(scope, [order.customerId])
    await scope.events.emit(scope, 'sales.changed', {})
  })
}

/** An order that did not come about; told twice it is cancelled once. */
export async function cancel(scope: Scope, source: string, orderRef: string, at: Date): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await lockSales(scope.db)
    const order = await findOrder(scope, source, orderRef)
    await sql`
      insert into cancellation (customer_id, order_id, occurred_at) values (${order.customerId}, ${order.id}, ${at})
      on conflict do nothing
    `.execute(scope.db)
    await refreshCustomers(scope, [order.customerId])
    await scope.events.emit(scope, 'sales.changed', {})
  })
}

async function findOrder(
  { db }: Scope,
  source: string,
  ref: string,
): Promise<{ customerId: number; id: number }> {
  const { rows } = await sql<{ customerId: number; id: number }>`
    select customer_id as "customerId", id from sales_order where source_id = ${ref} and source = ${source}
  `.execute(db)
  if (rows[0]) return rows[0]
  throw new Refusal(404, 'order_unknown', `${source} has told of no order "${ref}". Record the order first.`)
}

async function refreshCustomers(scope: Scope, customerIds: number[]): Promise<void> {
  await sql`drop table if exists touched`.execute(scope.db)
  await sql`
    create temp table touched on commit drop as select unnest(${customerIds}::bigint[]) as customer_id
  `.execute(scope.db)
  await refreshStandings(scope.db)
}

/** Every standing anew, after a change of what a day is, what counts, or what a currency is worth. */
export async function refreshAll(scope: Scope): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await lockSales(scope.db)
    await sql`drop table if exists touched`.execute(scope.db)
    await sql`create temp table touched on commit drop as select id as customer_id from customer`.execute(
      scope.db,
    )
    await refreshStandings(scope.db)
    await refreshSubscriptions(scope)
    await scope.events.emit(scope, 'sales.changed', { everybody: true })
    await scope.events.emit(scope, 'subscriptions.changed', { everybody: true })
  })
}

/** What counts as a purchase; the standings follow in a job, since they may be many. */
export async function changeCounting(scope: Scope, counting: SalesSettings): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await setSalesSettings(scope.db, counting)
    await scope.jobs.enqueue(scope, 'sales.refresh', {})
  })
}

async function moveAllOrders(scope: Scope, from: number, into: number): Promise<void> {
  await sql`drop table if exists moving`.execute(scope.db)
  await sql`
    create temp table moving on commit drop as
    select customer_id as from_id, id as order_id, ${into}::bigint as into_id from sales_order where customer_id = ${from}
  `.execute(scope.db)
  await moveOrders(scope.db)
  await refreshCustomers(scope, [from, into])
}

/** What sales does at once when an earlier module has news. */
export const handlers: EventHandlers = {
  atOnce: {
    'customer.created': (scope, { ids }: { ids: number[] }) => refreshCustomers(scope, ids),
    'customer.merged': async (scope, { from, into }: { from: number; into: number }) => {
      await lockSales(scope.db)
      const moving = await sql<{ id: number }>`
        select id from sales_order where customer_id = ${from} limit 1
      `.execute(scope.db)
      // Who never ordered leaves the other's purchases as they are; of such there may be many at once.
      if (moving.rows.length > 0) await moveAllOrders(scope, from, into)
      await sql`delete from purchase_standing where customer_id = ${from}`.execute(scope.db)
      if (await moveSubscriptions(scope.db, from, into)) await refreshAndNotify(scope, [from, into])
    },
    'settings.changed': async (scope, { before, after }: { before: Settings; after: Settings }) => {
      if (before.currency !== after.currency) await updateMinorRates(scope, after.currency)
      if (before.currency !== after.currency || before.timeZone !== after.timeZone) {
        await scope.jobs.enqueue(scope, 'sales.refresh', {})
      }
    },
  },
}
