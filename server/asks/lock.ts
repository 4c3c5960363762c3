import { lock } from '../platform/database/locks-store.ts'
import type { Db } from '../platform/database/pool.ts'

/**
 * One writer of asks and of what follows from them, until the transaction ends. An ask and an order that are recorded
 * at once wait for each other, so that the later one sees both. Signals, which follow from asks and are refreshed by the
 * same writers, share this lock: two locks would not always be taken in one order.
 */
export async function lockAsks(db: Db): Promise<void> {
  await lock(db, 'asks')
}
