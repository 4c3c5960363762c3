import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import { addDays, dayRows, subtractMovedEvents, type DayRules } from '../day-store.ts'
import { affectedCustomers, createAffected } from '../standing-store.ts'
import { EVENT_COLUMNS } from '../store.ts'
import { type Owner } from './identity-store.ts'

/** Whether any event waits in the inbox. */
export async function hasMore(db: Db): Promise<boolean> {
  const { rows } = await sql<{ more: boolean }>`select exists (select 1 from usage_inbox) as more`.execute(db)
  return rows[0]!.more
}

export async function takeBatch(db: Db, batchSize: number): Promise<void> {
  await sql`drop table if exists usage_batch, usage_relinked_visitor, usage_relinked_user`.execute(db)
  await sql`
    create temp table usage_batch (like usage_inbox, person_ref text, customer_id bigint) on commit drop
  `.execute(db)
  await sql`create temp table usage_relinked_visitor (anonymous_id text primary key) on commit drop`.execute(
    db,
  )
  await sql`
    create temp table usage_relinked_user (user_ref text primary key, since timestamptz not null) on commit drop
  `.execute(db)
  await createAffected(db)
  await sql`
    with taken as (
      delete from usage_inbox where id in (select id from usage_inbox order by id limit ${batchSize}) returning *
    )
    insert into usage_batch select *, user_ref, null from taken
  `.execute(db)
  await sql`analyze usage_batch`.execute(db)
}

export async function writeEvents(db: Db, owner: Owner, rules: DayRules): Promise<void> {
  await sql`
    with written as (
      insert into usage_event (customer_id, contact_id, ${EVENT_COLUMNS})
      select ${owner.customer}, ${owner.contact}, e.id, e.message_id, e.kind, e.name, e.user_ref, e.anonymous_id,
             e.group_ref, e.occurred_at, e.received_at, e.properties
      from usage_batch e ${owner.joins}
      order by 1, 3
      returning customer_id, contact_id, kind, name, occurred_at
    ),
    counted as (${addDays(dayRows(rules, sql`written`))} returning customer_id)
    insert into ${affectedCustomers} select distinct customer_id from counted on conflict do nothing
  `.execute(db)
}

/** Moves earlier events whose customer or contact has become known, or has changed, to their owner. */
export async function reattributeEvents(db: Db, owner: Owner, rules: DayRules): Promise<void> {
  await sql`drop table if exists usage_moved_event`.execute(db)
  await sql`analyze usage_relinked_user, usage_relinked_visitor`.execute(db)
  const moved = await sql`
    create temp table usage_moved_event on commit drop as
    with affected_visitor as (
      select anonymous_id, min(since) as since
      from (
        select anonymous_id, '-infinity'::timestamptz as since from usage_relinked_visitor
        union all
        select v.anonymous_id, u.since from usage_relinked_user u join usage_visitor v on v.user_ref = u.user_ref
      ) changed group by 1
    )
    select * from (
      select e.customer_id as from_customer, e.contact_id as from_contact, e.id, e.kind, e.name, e.occurred_at,
             ${owner.customer} as customer_id, ${owner.contact} as contact_id
      from (
        select e.*, e.user_ref as person_ref
        from usage_relinked_user u join usage_event e on e.user_ref = u.user_ref and e.occurred_at >= u.since
        where e.group_ref is null
        union all
        select e.*, v.user_ref
        from affected_visitor c join usage_visitor v on v.anonymous_id = c.anonymous_id
        join usage_event e on e.anonymous_id = c.anonymous_id and e.user_ref is null and e.occurred_at >= c.since
      ) e ${owner.joins}
    ) owned
    where customer_id <> from_customer or contact_id <> from_contact
  `.execute(db)
  if (moved.numAffectedRows === 0n) return
  await moveEvents(db)
  await subtractMovedEvents(db, rules)
  await sql`
    with counted as (${addDays(dayRows(rules, sql`usage_moved_event`))} returning customer_id)
    insert into ${affectedCustomers}
    select customer_id from counted union select from_customer from usage_moved_event where from_customer <> 0
    on conflict do nothing
  `.execute(db)
}

/** Copies and deletes, because `customer_id` distributes the rows and must never be updated. */
async function moveEvents(db: Db): Promise<void> {
  await sql`
    with deleted as (
      delete from usage_event e using usage_moved_event m where e.customer_id = m.from_customer and e.id = m.id
      returning m.customer_id as into_customer, m.contact_id as into_contact, e.*
    )
    insert into usage_event (customer_id, contact_id, ${EVENT_COLUMNS})
    select into_customer, into_contact, ${EVENT_COLUMNS} from deleted
  `.execute(db)
}

export async function countNames(db: Db, timeZone: string): Promise<void> {
  await sql`
    insert into usage_name as n (name, events, last_day)
    select name, count(*), max((occurred_at at time zone ${timeZone})::date) from usage_batch where kind = 'track' group by 1
    on conflict (name) do update set events = n.events + excluded.events, last_day = greatest(n.last_day, excluded.last_day)
  `.execute(db)
}
