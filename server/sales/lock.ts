import { lock } from '../platform/database/locks-store.ts'
import type { Db } from '../platform/database/pool.ts'

/**
 * One writer of sales at a time, to the end of the open transaction: a standing follows from all facts of a customer,
 * so two writers that do not see each other's facts would each leave it wrong. Take it before the first fact is read.
 */
export async function lockSales(db: Db): Promise<void> {
  await lock(db, 'sales')
}
