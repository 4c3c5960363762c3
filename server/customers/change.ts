import { lockCustomers } from '../platform/database/locks-store.ts'
import type { Db } from '../platform/database/pool.ts'
import { Refusal } from '../platform/errors/refusal.ts'
import { inTransaction } from '../platform/scope/scope.ts'
import { holdCustomer, resolveAlias } from './writing-store.ts'

/**
 * The one way to write for a customer: in a transaction, under the lock of the customer, with the id under which their
 * rows are found now. A merge waits until the write is committed and moves it too; an undone import keeps the customer.
 *
 * A transaction that holds the lock of identities, sales, goals or asks before it looks up a customer needs no more: a
 * merge and an undo wait for all of these.
 *
 * @throws Refusal 404 when there is no such customer
 */
export async function changeCustomer<Any extends { db: Db }, Result>(
  scope: Any,
  id: number,
  work: (scope: Any, customerId: number) => Promise<Result>,
): Promise<Result> {
  return inTransaction(scope, async (scope) => work(scope, await enterCustomer(scope.db, id)))
}

async function enterCustomer(db: Db, id: number): Promise<number> {
  for (let customerId = await resolveAlias(db, id); customerId !== null;) {
    await lockCustomers(db, [customerId], 'shared')
    // While this waited for the lock, the customer may have been merged into another one, or deleted.
    const current = await holdCustomer(db, id)
    if (current === customerId) return customerId
    customerId = current
  }
  return unknownCustomer(id)
}

/** @throws Refusal 404 */
export function unknownCustomer(id: number): never {
  throw new Refusal(404, 'customer_unknown', `There is no customer ${id}. Search for the name instead.`)
}
