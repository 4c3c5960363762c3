import { sql } from 'kysely'
import { eraseByExternalId } from '../customers/identity/contact-store.ts'
import { lockIdentities } from '../customers/identity/lock.ts'
import { inTransaction, type Scope } from '../platform/scope/scope.ts'
import { refreshUsage } from './standing-store.ts'

/** Takes away the users whose ids begin so, as contacts too, and everything that was told of them. */
export async function eraseUsers(scope: Scope, prefix: string): Promise<void> {
  await inTransaction(scope, async (scope) => {
    const { db } = scope
    const pattern = `${prefix.replace(/[\\%_]/g, '\\$&')}%`
    await lockIdentities(db)
    await sql`drop table if exists usage_touched, usage_erased`.execute(db)
    await sql`
      create temp table usage_erased on commit drop as
      select customer_id, contact_id from contact_identity where source = 'user' and external_id like ${pattern}
    `.execute(db)
    await sql`
      create temp table usage_touched on commit drop as select distinct customer_id from usage_erased
    `.execute(db)
    await eraseEvents(scope, pattern)
    await sql`
      delete from usage_day d using usage_erased e where d.customer_id = e.customer_id and d.contact_id = e.contact_id
    `.execute(db)
    await eraseByExternalId(db, pattern)
    await refreshUsage(db, sql`usage_touched`)
    await scope.events.emit(scope, 'usage.recorded', { erased: prefix })
  })
}

async function eraseEvents({ db }: Scope, pattern: string): Promise<void> {
  await sql`
    with gone as (delete from usage_event where user_ref like ${pattern} returning message_id, kind, name),
    waiting as (delete from usage_inbox where user_ref like ${pattern} returning message_id),
    counted as (
      update usage_name n set events = n.events - g.events
      from (select name, count(*) as events from gone where kind = 'track' group by 1) g where g.name = n.name
    )
    delete from usage_message
    where message_id in (select message_id from gone union select message_id from waiting)
  `.execute(db)
  await sql`delete from usage_name where events <= 0`.execute(db)
  await sql`delete from usage_member where user_ref like ${pattern}`.execute(db)
  await sql`delete from usage_visitor where user_ref like ${pattern}`.execute(db)
}
