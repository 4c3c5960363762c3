import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Group } from '../kinds.ts'
import type { Done, Today } from './schema.ts'

export async function limitOf(db: Db, person: string): Promise<number | null> {
  const { rows } = await sql<{ lines: number }>`
    select lines from signal_limit where user_id = ${person}
  `.execute(db)
  return rows[0]?.lines ?? null
}

export async function setLimit(db: Db, person: string, lines: number): Promise<void> {
  await sql`
    insert into signal_limit (user_id, lines) values (${person}, ${lines})
    on conflict (user_id) do update set lines = excluded.lines
  `.execute(db)
}

/** The list of a person on a day: customers in their order, and the section of each. */
export type DayList = { customers: number[]; sections: Group[] }

export async function listOf(db: Db, day: string, person: string): Promise<DayList | null> {
  const { rows } = await sql<DayList>`
    select customers, sections from signal_list where user_id = ${person} and day = ${day}::date
  `.execute(db)
  return rows[0] ?? null
}

/** Begins the list of the day, or adds those who are not in it at its end; does nothing for who is no colleague. */
export async function addToList(db: Db, day: string, person: string, added: DayList): Promise<void> {
  const { customers, sections } = added
  await sql`
    insert into signal_list (user_id, day, customers, sections)
    values (${person}, ${day}::date, ${customers}::bigint[], ${sections}::text[])
    on conflict (user_id) do update set
      day = excluded.day,
      customers = case when signal_list.day = excluded.day then signal_list.customers else '{}' end || (
        select coalesce(array_agg(customer order by nth), '{}')
        from unnest(excluded.customers) with ordinality line (customer, nth)
        where signal_list.day <> excluded.day or customer <> all (signal_list.customers)
      ),
      sections = case when signal_list.day = excluded.day then signal_list.sections else '{}' end || (
        select coalesce(array_agg(section order by nth), '{}')
        from unnest(excluded.customers, excluded.sections) with ordinality line (customer, section, nth)
        where signal_list.day <> excluded.day or customer <> all (signal_list.customers)
      )
  `.execute(db)
}

export async function forgetList(db: Db, person: string): Promise<void> {
  await sql`delete from signal_list where user_id = ${person}`.execute(db)
}

/** Customers whom this person acted on today and who no longer wait for them: they count against the limit. */
export async function countHandled(db: Db, day: string, timeZone: string, person: string): Promise<number> {
  const { rows } = await sql<{ lines: number }>`
    select count(*)::integer as lines
    from (
      select a.customer_id
      from (
        select distinct customer_id from signal_action
        where by_user = ${person} and undone_at is null
          and acted_at >= ${day}::date::timestamp at time zone ${timeZone}
      ) a
      left join signal s on s.customer_id = a.customer_id and s.ended_on is null and s.addressed_at is null
        and (s.snoozed_until is null or s.snoozed_until <= ${day}::date)
      group by 1
      having count(s.id) = 0
        or (count(s.assignee) > 0 and not coalesce(bool_or(s.assignee = ${person}), false))
    ) line
  `.execute(db)
  return rows[0]!.lines
}

export type DoneRow = Omit<Done, 'codeLabel' | 'to'> & { toId: string | null }

/** What this person did today, the latest first; at most 500. */
export async function listDone(db: Db, day: string, timeZone: string, person: string): Promise<DoneRow[]> {
  const { rows } = await sql<DoneRow>`
    select a.id, a.customer_id as "customerId", c.name, a.line_group as "group", a.action,
           (select coalesce(array_agg(distinct s.kind), '{}') from signal s
            where s.customer_id = a.customer_id and s.id = any(a.signal_ids)) as kinds,
           a.details ->> 'code' as code, coalesce(a.details ->> 'comment', '') as comment,
           a.details ->> 'until' as until, a.details ->> 'to' as "toId", a.acted_at as at
    from signal_action a join fact_customer c on c.customer_id = a.customer_id
    where a.by_user = ${person} and a.undone_at is null
      and a.acted_at >= ${day}::date::timestamp at time zone ${timeZone}
    order by a.acted_at desc, a.id desc limit 500
  `.execute(db)
  return rows
}

/** What happened to all signals since the beginning of yesterday. */
export async function countChanges(db: Db, day: string, timeZone: string): Promise<Today['since']> {
  const { rows } = await sql<Today['since']>`
    select (select count(*) from signal where opened_on >= ${day}::date - 1) as opened,
           (select count(*) from signal where ended_on >= ${day}::date - 1) as ended,
           (select count(*) from signal
            where addressed_at >= (${day}::date - 1)::timestamp at time zone ${timeZone}) as addressed
  `.execute(db)
  return rows[0]!
}
