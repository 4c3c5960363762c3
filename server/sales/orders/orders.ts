import type { CustomerSet } from '../../customers/customer-set-store.ts'
import { requireCustomer } from '../../customers/customers.ts'
import { lockIdentities } from '../../customers/identity/lock-store.ts'
import { matchStaged, resolveStaged } from '../../customers/identity/staged-store.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { lock } from '../../platform/database/locks-store.ts'
import { countMatches, matchOrders } from './match-store.ts'
import { replaceChanged } from './replace-store.ts'
import type { CustomerOrder, OrderCursor } from './schema.ts'
import type { Comparison, StagedBatch } from './staged-batch.ts'
import { listOrders } from './store.ts'
import {
  changedCustomers,
  writeNewOrders,
  writeProducts,
  writeRefundsAndCancellations,
  writeRepeated,
} from './write-store.ts'

const PAGE = 100

/**
 * A page of the orders of one customer, newest first, also under the id of one who was merged into them.
 *
 * @param before where the page before ended
 * @throws Refusal 404 when there is no such customer
 */
export async function customerOrders(
  scope: Scope,
  customerId: number,
  before: OrderCursor | null = null,
  limit: number = PAGE,
): Promise<CustomerOrder[]> {
  const { id } = await requireCustomer(scope, customerId)
  return listOrders(scope.db, id, before, limit)
}

/** What writing a batch would do; nothing is written. Call it in a transaction. */
export async function compareStaged(scope: Scope, batch: StagedBatch): Promise<Comparison> {
  const customers = await matchStaged(scope, batch.orders, batch.source)
  return countMatches(scope.db, await matchOrders(scope.db, batch, customers), customers)
}

/**
 * Writes the customers, orders, refunds and cancellations of a batch, in sets. Call it in a transaction.
 *
 * @returns the customers whose orders changed
 */
export async function writeStaged(scope: Scope, batch: StagedBatch): Promise<CustomerSet> {
  const { db } = scope
  await lockIdentities(db)
  await lock(db, 'sales')
  await writeProducts(db, batch)
  const customers = await resolveStaged(scope, batch.orders, batch.source, batch.customersAre, batch.batchId)
  const matches = await matchOrders(db, batch, customers)
  await replaceChanged(db, batch, matches)
  await writeNewOrders(db, batch, matches)
  await writeRefundsAndCancellations(db, batch, matches)
  if (batch.batchId !== null) await writeRepeated(db, batch.batchId, matches)
  return changedCustomers(db, matches)
}
