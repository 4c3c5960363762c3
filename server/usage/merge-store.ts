import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import { addDays } from './day-store.ts'
import { refreshUsage } from './standing-store.ts'
import { EVENT_COLUMNS } from './store.ts'

/** Two customers turn out to be one: what the one did is what the other did; days of one contact add up. */
export async function mergeUsage(db: Db, from: number, into: number): Promise<void> {
  await sql`
    with gone as (delete from usage_event where customer_id = ${from} returning *)
    insert into usage_event (customer_id, contact_id, ${EVENT_COLUMNS}) select ${into}, contact_id, ${EVENT_COLUMNS} from gone
  `.execute(db)
  const days = sql`
    select ${into}::bigint, contact_id, day, events, logins, is_login, key_actions, failures, first_at, last_at from gone
  `
  await sql`
    with gone as (delete from usage_day where customer_id = ${from} returning *)
    ${addDays(days)}
  `.execute(db)
  await refreshUsage(db, sql`(values (${from}::bigint), (${into}::bigint))`)
}
