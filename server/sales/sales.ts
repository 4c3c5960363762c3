import { customersOf, selectEverybody } from '../customers/customer-set-store.ts'
import { Refusal } from '../platform/errors/refusal.ts'
import { inTransaction, type Scope } from '../platform/scope/scope.ts'
import { lock } from '../platform/database/locks-store.ts'
import type { IncomingOrder } from './orders/incoming-order.ts'
import { normaliseBatch } from './orders/normalise-store.ts'
import { writeStaged } from './orders/orders.ts'
import type { OrderReject, StagedBatch } from './orders/staged-batch.ts'
import { stageOrders } from './orders/staging-store.ts'
import { findOrder, insertCancellation, insertRefund } from './orders/store.ts'
import { refreshStandings } from './standings/refresh-store.ts'
import { setSalesSettings, type SalesSettings } from './store.ts'
import { refreshSubscriptions } from './subscriptions/refresh-store.ts'

/**
 * Records orders with their customers. An order that is recorded again with the same values changes nothing; with other
 * values it is updated.
 *
 * @param source where they come from: ids of orders and customers are unique within it
 * @returns the orders that could not be recorded, with the reason
 */
export async function record(scope: Scope, source: string, orders: IncomingOrder[]): Promise<OrderReject[]> {
  return inTransaction(scope, async (scope) => {
    const batch = await stageOrders(scope, orders, source)
    const rejects = await normaliseBatch(scope, batch)
    await writeBatch(scope, batch)
    return rejects
  })
}

/** Writes a staged batch and refreshes the standings that it changes, in one transaction. */
export async function writeBatch(scope: Scope, batch: StagedBatch): Promise<void> {
  await inTransaction(scope, async (scope) => {
    const customers = await writeStaged(scope, batch)
    await refreshStandings(scope.db, customers)
    await scope.events.emit(scope, 'sales.recorded', {
      source: batch.source,
      batchId: batch.batchId,
      customers,
    })
  })
}

export type Refund = { orderRef: string; ref: string; at: Date | null; amount: number }

/**
 * Records a refund of an order, once per `ref`.
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
  await changeOrder(scope, source, orderRef, ({ db }, order) =>
    insertRefund(db, order, { source, ref, at, amount }),
  )
}

/**
 * Records that an order does not count; a second time changes nothing.
 *
 * @throws Refusal 404 when the source has no such order
 */
export async function cancel(scope: Scope, source: string, orderRef: string, at: Date): Promise<void> {
  await changeOrder(scope, source, orderRef, ({ db }, order) => insertCancellation(db, order, at))
}

async function changeOrder(
  scope: Scope,
  source: string,
  ref: string,
  change: (scope: Scope, order: { customerId: number; id: number }) => Promise<void>,
): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await lock(scope.db, 'sales')
    const order = await findOrder(scope.db, source, ref)
    if (!order)
      throw new Refusal(404, 'order_unknown', `${source} has sent no order "${ref}". Record the order first.`)
    await change(scope, order)
    const customers = customersOf([order.customerId])
    await refreshStandings(scope.db, customers)
    await scope.events.emit(scope, 'sales.changed', { batchId: null, customers })
  })
}

/** Refreshes all standings, after a change of what a day is, of what counts, or of a currency rate. */
export async function refreshAll(scope: Scope): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await lock(scope.db, 'sales')
    const everybody = await selectEverybody(scope.db)
    await refreshStandings(scope.db, everybody)
    await refreshSubscriptions(scope, everybody)
    await scope.events.emit(scope, 'sales.changed', { batchId: null, customers: 'everybody' })
    await scope.events.emit(scope, 'subscriptions.changed', { batchId: null, customers: 'everybody' })
  })
}

/** Changes what counts as a purchase; a job refreshes the standings, since there may be many. */
export async function changeCounting(scope: Scope, counting: SalesSettings): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await setSalesSettings(scope.db, counting)
    await scope.jobs.enqueue(scope, 'sales.refresh', {})
  })
}
