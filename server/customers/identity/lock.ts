import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'

const IDENTITY_LOCK = 7_265_650

/**
 * One at a time decides who is who, to the end of the open transaction. Take it before any lock of a later module:
 * who merges customers is answered by the later modules, which take theirs.
 */
export async function lockIdentities(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${IDENTITY_LOCK})`.execute(db)
}
