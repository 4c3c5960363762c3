import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { ContactUsage, CustomerUsage, EventName, TrackingState, UsageDay } from './schema.ts'

const MOST_DAYS = 800
const MOST_NAMES = 500
/** Unknown visitors are counted among so many events at most: a public site has millions. */
const MOST_UNKNOWN = 100_000

/** More contacts of one customer than anyone reads. */
const MOST_CONTACTS = 1000

/** The contacts with any activity, the most recently active first. */
export async function contactDays(
  db: Db,
  customerId: number,
): Promise<Omit<ContactUsage, 'name' | 'email'>[]> {
  const { rows } = await sql<Omit<ContactUsage, 'name' | 'email'>>`
    select contact_id as id, min(day) as "firstDay", max(day) as "lastDay", count(*) as days, sum(events)::bigint as events
    from usage_day where customer_id = ${customerId}
    group by contact_id order by max(day) desc, sum(events) desc, contact_id limit ${MOST_CONTACTS}
  `.execute(db)
  return rows
}

/** The latest days with any activity, oldest first. */
export async function dayTotals(db: Db, customerId: number): Promise<UsageDay[]> {
  const { rows } = await sql<UsageDay>`
    select day, count(*) as contacts, sum(events)::bigint as events, sum(logins)::bigint as logins,
           sum(key_actions)::bigint as "keyActions", bool_or(is_login) as "isLogin"
    from usage_day where customer_id = ${customerId}
    group by day order by day desc limit ${MOST_DAYS}
  `.execute(db)
  return rows.reverse()
}

export async function usageSpan(
  db: Db,
  customerId: number,
): Promise<Pick<CustomerUsage, 'firstDay' | 'lastDay' | 'loginDays'>> {
  const { rows } = await sql<Pick<CustomerUsage, 'firstDay' | 'lastDay' | 'loginDays'>>`
    select min(day) as "firstDay", max(day) as "lastDay", count(distinct day) filter (where is_login) as "loginDays"
    from usage_day where customer_id = ${customerId}
  `.execute(db)
  return rows[0]!
}

export async function eventNames(db: Db): Promise<EventName[]> {
  const { rows } = await sql<EventName>`
    select name, events, last_day as "lastDay" from usage_name order by events desc, name limit ${MOST_NAMES}
  `.execute(db)
  return rows
}

export async function trackingState(db: Db, timeZone: string, now: Date): Promise<TrackingState> {
  const { rows } = await sql<TrackingState>`
    select coalesce(
             (select max(received_at) from usage_message where received_at > ${now}::timestamptz - interval '1 day'),
             (select max(received_at) from usage_message)
           ) as "lastReceivedAt",
           (select count(*) from usage_inbox) as waiting,
           (select count(*) from usage_message
            where received_at >= date_trunc('day', ${now}::timestamptz at time zone ${timeZone}) at time zone ${timeZone}
           ) as "receivedToday",
           (select count(distinct anonymous_id)
            from (select anonymous_id from usage_event where customer_id = 0 limit ${MOST_UNKNOWN}) unknown
           ) as "unknownVisitors",
           (select count(*) from usage_standing) as customers
  `.execute(db)
  return rows[0]!
}
