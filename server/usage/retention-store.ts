import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'

const PAGE_SIZE = 20_000
/** Membership calls may arrive out of order for this long; until then each of them is kept. */
const LATE_CALL_DAYS = 30

/** Deletes repeated memberships: a user whom every log-in names in the same group has been in it since the first one. */
export async function compactMembers(db: Db, now: Date): Promise<void> {
  await sql`
    with membership as (
      select user_ref, since, group_ref,
             lag(group_ref) over (partition by user_ref order by since, group_ref) as previous_group
      from usage_member where is_explicit
    )
    delete from usage_member m using membership repeated
    where m.is_explicit and m.user_ref = repeated.user_ref and m.since = repeated.since and m.group_ref = repeated.group_ref
      and repeated.previous_group = repeated.group_ref
      and repeated.since < ${now}::timestamptz - make_interval(days => ${LATE_CALL_DAYS})
  `.execute(db)
}

/**
 * Stores the moment before which events are deleted, and returns it. Do this before deleting any event, so that a recount
 * leaves out the days whose events may be incomplete.
 */
export async function advanceRetentionLimit(db: Db, now: Date): Promise<Date> {
  const { rows } = await sql<{ before: Date }>`
    update usage_settings
    set expired_before = greatest(expired_before, ${now}::timestamptz - make_interval(months => keep_months))
    returning expired_before as before
  `.execute(db)
  return rows[0]!.before
}

/** Deletes one page of the events that were received before a moment. @returns whether there were any */
export async function deleteEventsPage(db: Db, before: Date): Promise<boolean> {
  const deleted = await sql`
    delete from usage_event e
    using (select customer_id, id from usage_event where received_at < ${before} limit ${PAGE_SIZE}) expired
    where e.customer_id = expired.customer_id and e.id = expired.id
  `.execute(db)
  return deleted.numAffectedRows! > 0n
}

/** Deletes one page of the message ids that were received before a moment. @returns whether there were any */
export async function deleteMessagesPage(db: Db, before: Date): Promise<boolean> {
  const deleted = await sql`
    delete from usage_message m
    using (select message_id from usage_message where received_at < ${before} limit ${PAGE_SIZE}) expired
    where m.message_id = expired.message_id
  `.execute(db)
  return deleted.numAffectedRows! > 0n
}
