import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'

const SALES_LOCK = 7_265_651

/**
 * One writer of sales at a time, to the end of the open transaction: a standing follows from all facts of a customer,
 * so two writers that do not see each other's facts would each leave it wrong. Take it before the first fact is read.
 */
export async function lockSales(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SALES_LOCK})`.execute(db)
}
