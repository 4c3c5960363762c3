import { lock } from '../platform/database/locks-store.ts'
import type { Db } from '../platform/database/pool.ts'

/**
 * Lets one transaction at a time write goals and readings. A standing follows from all readings of a goal: two writers that
 * do not see each other's readings would both leave it wrong.
 */
export async function lockGoals(db: Db): Promise<void> {
  await lock(db, 'goals')
}
