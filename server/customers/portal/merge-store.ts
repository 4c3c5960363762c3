import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'

/** Moves the links, sessions and visits of a merged customer: whoever was signed in stays signed in. */
export async function movePortal(db: Db, from: number, into: number): Promise<void> {
  await sql`
    with moved as (delete from portal_key where customer_id = ${from} returning *)
    insert into portal_key (hash, customer_id) select hash, ${into} from moved
  `.execute(db)
  await sql`
    with moved as (delete from portal_link where customer_id = ${from} returning *)
    insert into portal_link (customer_id, id, contact_id, email, hash, made_by, made_at, expires_at, used_at, revoked_at)
    overriding system value
    select ${into}, id, contact_id, email, hash, made_by, made_at, expires_at, used_at, revoked_at from moved
  `.execute(db)
  await sql`
    with moved as (delete from portal_session where customer_id = ${from} returning *)
    insert into portal_session (customer_id, hash, link_id, contact_id, email, made_at, seen_at, expires_at, revoked_at)
    select ${into}, hash, link_id, contact_id, email, made_at, seen_at, expires_at, revoked_at from moved
  `.execute(db)
  await sql`update mail set customer_id = ${into} where customer_id = ${from}`.execute(db)
  await sql`
    with moved as (delete from portal_visit where customer_id = ${from} returning *)
    insert into portal_visit (customer_id, id, day, email, kind, what, at) overriding system value
    select ${into}, id, day, email, kind, what, at from moved
    on conflict do nothing
  `.execute(db)
}
