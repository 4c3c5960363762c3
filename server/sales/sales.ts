import { sql } from 'kysely'
import { Refusal } from '../platform/errors/refusal.ts'
import { customersOf } from '../customers/customer-set-store.ts'
import { touchedCustomers } from './touched-store.ts'
import { inTransaction, type Scope } from '../platform/scope/scope.ts'
import type { IncomingOrder } from './orders/incoming-order.ts'
import { lockSales } from './lock.ts'
import { refreshStandings } from './standings/refresh-store.ts'
import { stageOrders, type StagedBatch } from './orders/staging-store.ts'
import { setSalesSettings, type SalesSettings } from './store.ts'
import { refreshSubscriptions } from './subscriptions/refresh-store.ts'
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
    await scope.events.emit(scope, 'sales.recorded', {
      source: told.source,
      batchId: told.batchId,
      customers: await touchedCustomers(scope.db),
    })
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
    await scope.events.emit(scope, 'sales.changed', {
      batchId: null,
      customers: customersOf([order.customerId]),
    })
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
    await scope.events.emit(scope, 'sales.changed', {
      batchId: null,
      customers: customersOf([order.customerId]),
    })
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

export async function refreshCustomers(scope: Scope, customerIds: readonly number[]): Promise<void> {
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
    await scope.events.emit(scope, 'sales.changed', { batchId: null, customers: 'everybody' })
    await scope.events.emit(scope, 'subscriptions.changed', { batchId: null, customers: 'everybody' })
  })
}

/** What counts as a purchase; the standings follow in a job, since they may be many. */
export async function changeCounting(scope: Scope, counting: SalesSettings): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await setSalesSettings(scope.db, counting)
    await scope.jobs.enqueue(scope, 'sales.refresh', {})
  })
}
