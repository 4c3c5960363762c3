import { lock } from '../platform/database/locks-store.ts'
import type { Db } from '../platform/database/pool.ts'

/**
 * Allows one writer of sales at a time, until the open transaction ends: a standing is derived from all facts of a
 * customer, so two concurrent writers that do not see each other's facts would both compute it wrongly. Take it before
 * you read the first fact.
 */
export async function lockSales(db: Db): Promise<void> {
  await lock(db, 'sales')
}
