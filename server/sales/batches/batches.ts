import { lockIdentities } from '../../customers/identity/lock-store.ts'
import { deleteUnusedCustomers } from '../../customers/undo-store.ts'
import { lock } from '../../platform/database/locks-store.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { deleteReturnRefunds } from '../returns/staging-store.ts'
import { refreshStandings } from '../standings/refresh-store.ts'
import { removeBatch } from '../subscriptions/batch-store.ts'
import { refreshSubscriptions } from '../subscriptions/refresh-store.ts'
import { customersOfBatch, deleteOrders, laterChange, reassignRepeated, restoreReplaced } from './store.ts'

/**
 * Undoes a whole batch: its orders and subscription changes are deleted, unless another batch repeated them, and what it
 * changed is as before. Customers whom only this batch created are deleted too, unless more is known of them.
 * Call it in a transaction.
 *
 * @param isMadeUp the customers of the batch were made up, and so is everything else that is known of them
 * @throws Refusal 409 when a later batch changed the same orders: that one has to be undone first
 */
export async function undoBatch(scope: Scope, batchId: number, { isMadeUp = false } = {}): Promise<void> {
  const { db } = scope
  // Usage resolves identities under this lock: no customer is deleted while an event is recorded for them.
  await lockIdentities(db)
  await lock(db, 'sales')
  await refuseLaterChange(scope, batchId)
  const customers = await customersOfBatch(db, batchId)
  await removeBatch(db, batchId)
  await deleteReturnRefunds(db, batchId)
  await restoreReplaced(db, batchId)
  await reassignRepeated(db, batchId)
  await deleteOrders(db, batchId)
  await refreshStandings(db, customers)
  await refreshSubscriptions(scope, customers)
  await lock(db, 'goals')
  await lock(db, 'asks')
  await deleteUnusedCustomers(db, scope.modules.customerTables, batchId, isMadeUp)
  await scope.events.emit(scope, 'sales.changed', { batchId, customers })
  await scope.events.emit(scope, 'subscriptions.changed', { batchId, customers })
}

async function refuseLaterChange({ db }: Scope, batchId: number): Promise<void> {
  const later = await laterChange(db, batchId)
  if (!later) return
  throw new Refusal(
    409,
    'changed_later',
    `Import ${later.batchId} changed ${later.orders} of these orders afterwards. Undo that import first.`,
  )
}
