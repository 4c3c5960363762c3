import { lock } from '../platform/database/locks-store.ts'
import type { Db } from '../platform/database/pool.ts'

/**
 * One writer of goals and readings at a time, to the end of the open transaction: where a goal stands follows from all
 * its readings, so two writers who do not see each other's would each leave it wrong.
 */
export async function lockGoals(db: Db): Promise<void> {
  await lock(db, 'goals')
}
