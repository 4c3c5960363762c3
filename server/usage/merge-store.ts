import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import { addDays } from './day-store.ts'

/** Moves the days of one customer to another; days of the same contact add up. @returns how many days moved */
export async function mergeDays(db: Db, from: number, into: number): Promise<number> {
  const days = sql`
    select ${into}::bigint, contact_id, day, events, logins, is_login, key_actions, failures, first_at, last_at from deleted
  `
  const { numAffectedRows } = await sql`
    with deleted as (delete from usage_day where customer_id = ${from} returning *)
    ${addDays(days)}
  `.execute(db)
  return Number(numAffectedRows)
}
