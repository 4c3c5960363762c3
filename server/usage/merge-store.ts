import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import { addDays } from './day-store.ts'
import { refreshUsage } from './standing-store.ts'
import { EVENT_COLUMNS } from './store.ts'

/** Moves the events and days of one customer to another; days of the same contact add up. */
export async function mergeUsage(db: Db, from: number, into: number): Promise<void> {
  await sql`
    with deleted as (delete from usage_event where customer_id = ${from} returning *)
    insert into usage_event (customer_id, contact_id, ${EVENT_COLUMNS}) select ${into}, contact_id, ${EVENT_COLUMNS} from deleted
  `.execute(db)
  const days = sql`
    select ${into}::bigint, contact_id, day, events, logins, is_login, key_actions, failures, first_at, last_at from deleted
  `
  await sql`
    with deleted as (delete from usage_day where customer_id = ${from} returning *)
    ${addDays(days)}
  `.execute(db)
  await refreshUsage(db, sql`(values (${from}::bigint), (${into}::bigint))`)
}

/** Customers who used the product are kept when the import that created them is undone. */
export async function keepCustomersWithUsage(db: Db): Promise<void> {
  await sql`
    delete from forgotten f
    where exists (select 1 from usage_day d where d.customer_id = f.id)
      or exists (select 1 from usage_event e where e.customer_id = f.id)
  `.execute(db)
}
