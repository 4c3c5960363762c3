import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { UsageSettings } from './schema.ts'

/** What makes a row of `usage_day` out of events: the company's calendar and what counts there. */
export type DayRules = { settings: UsageSettings; timeZone: string }

/** Calls that say who somebody is to whom, not that they did something. */
const IS_ACTIVITY = sql`kind in ('identify', 'track', 'page', 'screen')`

/** The columns of `usage_day`, counted from rows with customer_id, contact_id, kind, name and occurred_at. */
export function dayRows({ settings, timeZone }: DayRules, events: RawBuilder<unknown>): RawBuilder<unknown> {
  const named = (names: string[]) => sql`(kind = 'track' and name = any(${names}::text[]))`
  const isLogin = settings.anyEventIsLogin ? sql`true` : named(settings.loginNames)
  return sql`
    select customer_id, contact_id, (occurred_at at time zone ${timeZone})::date as day, count(*)::integer as events,
           (count(*) filter (where ${named(settings.loginNames)}))::integer as logins, bool_or(${isLogin}) as is_login,
           (count(*) filter (where ${named(settings.keyNames)}))::integer as key_actions,
           (count(*) filter (where ${named(settings.failedNames)}))::integer as failures,
           min(occurred_at) as first_at, max(occurred_at) as last_at
    from ${events} where customer_id <> 0 and ${IS_ACTIVITY}
    group by 1, 2, 3
  `
}

/** Adds rows of days to those that are there: in whatever order they come, the sums are the same. */
export function addDays(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into usage_day as d (
      customer_id, contact_id, day, events, logins, is_login, key_actions, failures, first_at, last_at
    )
    ${rows}
    on conflict (customer_id, contact_id, day) do update set
      events = d.events + excluded.events, logins = d.logins + excluded.logins,
      is_login = d.is_login or excluded.is_login, key_actions = d.key_actions + excluded.key_actions,
      failures = d.failures + excluded.failures, first_at = least(d.first_at, excluded.first_at),
      last_at = greatest(d.last_at, excluded.last_at)
  `
}

/** Takes what was counted from `usage_moved` out of the days of those who turned out not to have done it. */
export async function subtractMovedEvents(db: Db, counting: DayRules): Promise<void> {
  const moved = sql`(
    select from_customer as customer_id, from_contact as contact_id, kind, name, occurred_at from usage_moved
  ) moved`
  await sql`drop table if exists usage_lost`.execute(db)
  await sql`create temp table usage_lost on commit drop as ${dayRows(counting, moved)}`.execute(db)
  await sql`
    update usage_day d set events = d.events - l.events, logins = d.logins - l.logins,
      key_actions = d.key_actions - l.key_actions, failures = d.failures - l.failures
    from usage_lost l
    where d.customer_id = l.customer_id and d.contact_id = l.contact_id and d.day = l.day
  `.execute(db)
  await sql`
    delete from usage_day d using usage_lost l
    where d.customer_id = l.customer_id and d.contact_id = l.contact_id and d.day = l.day and d.events <= 0
  `.execute(db)
  await recomputeDayBounds(db, counting)
}

/** First and last moment cannot be subtracted: they are read again, where the day's events are all still kept. */
async function recomputeDayBounds(db: Db, counting: DayRules): Promise<void> {
  const left = sql`(
    select e.* from usage_event e
    join (select distinct customer_id, contact_id from usage_lost) l using (customer_id, contact_id)
  ) left_over`
  await sql`
    update usage_day d set is_login = r.is_login, first_at = r.first_at, last_at = r.last_at
    from (${dayRows(counting, left)}) r
    where d.customer_id = r.customer_id and d.contact_id = r.contact_id and d.day = r.day and d.events = r.events
      and exists (
        select 1 from usage_lost l where l.customer_id = d.customer_id and l.contact_id = d.contact_id and l.day = d.day
      )
  `.execute(db)
}

/**
 * Counts again, from the events, every day of which all events are still kept; older days stay as they were counted.
 * Leaves the customers in `usage_touched`.
 *
 * @returns how many customers there are
 */
export async function recountDays(db: Db, counting: DayRules): Promise<number> {
  const { rows } = await sql<{ day: string | null }>`
    select ((forgotten_before + interval '1 hour') at time zone ${counting.timeZone})::date + 2 as day from usage_settings
  `.execute(db)
  // One day more than needed: the day of another time zone may begin a day before.
  const from = rows[0]!.day ?? '-infinity'
  await sql`drop table if exists usage_touched`.execute(db)
  await sql`create temp table usage_touched (customer_id bigint primary key) on commit drop`.execute(db)
  await sql`
    with gone as (delete from usage_day where day >= ${from}::date returning customer_id)
    insert into usage_touched select distinct customer_id from gone
  `.execute(db)
  const kept = sql`(
    select * from usage_event
    where (occurred_at at time zone ${counting.timeZone})::date >= ${from}::date
  ) kept`
  await sql`
    with counted as (${addDays(dayRows(counting, kept))} returning customer_id)
    insert into usage_touched select distinct customer_id from counted on conflict do nothing
  `.execute(db)
  const touched = await sql<{ customers: number }>`select count(*) as customers from usage_touched`.execute(
    db,
  )
  return touched.rows[0]!.customers
}
