import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'

/** Deletes the changes that only this batch recorded; those that others repeated stay theirs. */
export async function removeBatch(db: Db, batchId: number): Promise<void> {
  await sql`delete from subscription_change where batch_ids = array[${batchId}::bigint]`.execute(db)
  await sql`
    update subscription_change set batch_ids = array_remove(batch_ids, ${batchId}::bigint)
    where ${batchId}::bigint = any (batch_ids)
  `.execute(db)
}
