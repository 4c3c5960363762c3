import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'

const GOALS_LOCK = 7_265_660

/**
 * One writer of goals and readings at a time, to the end of the open transaction: where a goal stands follows from all
 * its readings, so two writers who do not see each other's would each leave it wrong.
 */
export async function lockGoals(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${GOALS_LOCK})`.execute(db)
}
