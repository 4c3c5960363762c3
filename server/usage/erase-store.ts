import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import { affectedCustomers } from './standing-store.ts'

/** Deletes the events and memberships of the users whose id matches a pattern, as if none had been received. */
export async function deleteEventsOfUsers(db: Db, pattern: string): Promise<void> {
  await sql`
    with deleted as (delete from usage_event where user_ref like ${pattern} returning message_id, kind, name),
    waiting as (delete from usage_inbox where user_ref like ${pattern} returning message_id),
    counted as (
      update usage_name n set events = n.events - d.events
      from (select name, count(*) as events from deleted where kind = 'track' group by 1) d where d.name = n.name
    )
    delete from usage_message
    where message_id in (select message_id from deleted union select message_id from waiting)
  `.execute(db)
  await sql`delete from usage_name where events <= 0`.execute(db)
  await sql`delete from usage_member where user_ref like ${pattern}`.execute(db)
  await sql`delete from usage_visitor where user_ref like ${pattern}`.execute(db)
}

type ContactKey = { customerId: number; contactId: number }

/** Deletes the days of some contacts; their customers become affected customers. */
export async function deleteDaysOf(db: Db, contacts: readonly ContactKey[]): Promise<void> {
  const customerIds = contacts.map(({ customerId }) => customerId)
  await sql`
    insert into ${affectedCustomers} select distinct unnest(${customerIds}::bigint[]) on conflict do nothing
  `.execute(db)
  await sql`
    delete from usage_day d
    using unnest(${customerIds}::bigint[], ${contacts.map(({ contactId }) => contactId)}::bigint[])
      as erased (customer_id, contact_id)
    where d.customer_id = erased.customer_id and d.contact_id = erased.contact_id
  `.execute(db)
}
