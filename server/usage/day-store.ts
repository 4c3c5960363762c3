import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { UsageSettings } from './schema.ts'
import { affectedCustomers, createAffected } from './standing-store.ts'

/** What turns events into rows of `usage_day`: the company's settings and time zone. */
export type DayRules = { settings: UsageSettings; timeZone: string }

/** `group` and `alias` calls state who belongs to whom; they are no activity. */
const IS_ACTIVITY = sql`kind in ('identify', 'track', 'page', 'screen')`

/** A query of `usage_day` rows, counted from events with customer_id, contact_id, kind, name and occurred_at. */
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

/** Adds day rows to the stored ones: the sums do not depend on the order. */
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

/** Subtracts the events in `usage_moved_event` from the days of their former owners. */
export async function subtractMovedEvents(db: Db, rules: DayRules): Promise<void> {
  const moved = sql`(
    select from_customer as customer_id, from_contact as contact_id, kind, name, occurred_at from usage_moved_event
  ) moved`
  await sql`drop table if exists usage_subtracted_day`.execute(db)
  await sql`create temp table usage_subtracted_day on commit drop as ${dayRows(rules, moved)}`.execute(db)
  await sql`
    update usage_day d set events = d.events - l.events, logins = d.logins - l.logins,
      key_actions = d.key_actions - l.key_actions, failures = d.failures - l.failures
    from usage_subtracted_day l
    where d.customer_id = l.customer_id and d.contact_id = l.contact_id and d.day = l.day
  `.execute(db)
  await sql`
    delete from usage_day d using usage_subtracted_day l
    where d.customer_id = l.customer_id and d.contact_id = l.contact_id and d.day = l.day and d.events <= 0
  `.execute(db)
  await recomputeDayBounds(db, rules)
}

/** First and last time cannot be subtracted: they are read again where all events of the day are still kept. */
async function recomputeDayBounds(db: Db, rules: DayRules): Promise<void> {
  const left = sql`(
    select e.* from usage_event e
    join (select distinct customer_id, contact_id from usage_subtracted_day) l using (customer_id, contact_id)
  ) remaining`
  await sql`
    update usage_day d set is_login = r.is_login, first_at = r.first_at, last_at = r.last_at
    from (${dayRows(rules, left)}) r
    where d.customer_id = r.customer_id and d.contact_id = r.contact_id and d.day = r.day and d.events = r.events
      and exists (
        select 1 from usage_subtracted_day l where l.customer_id = d.customer_id and l.contact_id = d.contact_id and l.day = d.day
      )
  `.execute(db)
}

/**
 * Recounts every day whose events are all still kept; older days keep their counts. The customers of these days become the
 * affected customers.
 */
export async function recountDays(db: Db, rules: DayRules): Promise<void> {
  const { rows } = await sql<{ day: string | null }>`
    select ((expired_before + interval '1 hour') at time zone ${rules.timeZone})::date + 2 as day from usage_settings
  `.execute(db)
  // One day later than the limit: in another time zone the day may begin earlier.
  const from = rows[0]!.day ?? '-infinity'
  await createAffected(db)
  await sql`
    with deleted as (delete from usage_day where day >= ${from}::date returning customer_id)
    insert into ${affectedCustomers} select distinct customer_id from deleted
  `.execute(db)
  const kept = sql`(
    select * from usage_event
    where (occurred_at at time zone ${rules.timeZone})::date >= ${from}::date
  ) kept`
  await sql`
    with counted as (${addDays(dayRows(rules, kept))} returning customer_id)
    insert into ${affectedCustomers} select distinct customer_id from counted on conflict do nothing
  `.execute(db)
}
