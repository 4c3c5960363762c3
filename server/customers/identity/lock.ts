import { lock } from '../../platform/database/locks-store.ts'
import type { Db } from '../../platform/database/pool.ts'

/**
 * One at a time decides who is who, to the end of the open transaction. Take it before any lock of a later module:
 * who merges customers is answered by the later modules, which take theirs.
 */
export async function lockIdentities(db: Db): Promise<void> {
  await lock(db, 'identities')
}
