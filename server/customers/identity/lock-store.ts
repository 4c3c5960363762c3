import { lock } from '../../platform/database/locks-store.ts'
import type { Db } from '../../platform/database/pool.ts'

/**
 * Lets only one transaction at a time resolve or merge customers. Take it before any lock of a later module: later
 * modules handle a merge, and take their own locks then.
 */
export async function lockIdentities(db: Db): Promise<void> {
  await lock(db, 'identities')
}
