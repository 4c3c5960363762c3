import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'

/**
 * The customer to whom the secret of a link or a session belongs. Only this table is searched without a customer: links
 * and sessions have the customer first in their keys.
 */
export async function findKeyOwner(db: Db, hash: Buffer): Promise<number | null> {
  const { rows } = await sql<{ customerId: number }>`
    select customer_id as "customerId" from portal_key where hash = ${hash}
  `.execute(db)
  return rows[0]?.customerId ?? null
}

export async function insertKey(db: Db, customerId: number, hash: Buffer): Promise<void> {
  await sql`insert into portal_key (hash, customer_id) values (${hash}, ${customerId})`.execute(db)
}

export async function deleteKeys(db: Db, hashes: readonly Buffer[]): Promise<void> {
  await sql`delete from portal_key where hash = any(${hashes}::bytea[])`.execute(db)
}
