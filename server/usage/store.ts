import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { IncomingEvent } from './event.ts'
import type { UsageSettings } from './schema.ts'

/** The columns of an event that do not depend on its owner. */
export const EVENT_COLUMNS = sql`
  id, message_id, kind, name, user_ref, anonymous_id, group_ref, occurred_at, received_at, properties
`

/** Inserts the events whose message id is new into the inbox, in one statement. */
export async function insertIncoming(db: Db, events: readonly IncomingEvent[]): Promise<void> {
  const of = <Field extends keyof IncomingEvent>(field: Field) => events.map((event) => event[field])
  // Sorted by id, so that two requests with the same messages cannot deadlock.
  await sql`
    with incoming as (
      select distinct on (message_id) *
      from unnest(
        ${of('messageId')}::text[], ${of('kind')}::text[], ${of('name')}::text[], ${of('userRef')}::text[],
        ${of('anonymousId')}::text[], ${of('groupRef')}::text[], ${of('previousRef')}::text[],
        ${of('occurredAt')}::timestamptz[], ${of('receivedAt')}::timestamptz[], ${of('properties')}::text[]
      ) with ordinality as incoming (
        message_id, kind, name, user_ref, anonymous_id, group_ref, previous_ref, occurred_at, received_at, properties, place
      )
      order by message_id, place
    ),
    fresh as (
      insert into usage_message (message_id, received_at) select message_id, received_at from incoming
      on conflict do nothing returning message_id
    )
    insert into usage_inbox (
      message_id, kind, name, user_ref, anonymous_id, group_ref, previous_ref, occurred_at, received_at, properties
    )
    select i.message_id, i.kind, i.name, i.user_ref, i.anonymous_id, i.group_ref, i.previous_ref, i.occurred_at,
           i.received_at, i.properties::jsonb
    from incoming i join fresh using (message_id) order by i.place
  `.execute(db)
}

export async function usageSettings(db: Db): Promise<UsageSettings> {
  const { rows } = await sql<UsageSettings>`
    select any_event_is_login as "anyEventIsLogin", login_names as "loginNames", key_names as "keyNames",
           failed_names as "failedNames", keep_months as "keepMonths"
    from usage_settings
  `.execute(db)
  return rows[0]!
}

export async function setUsageSettings(db: Db, settings: UsageSettings): Promise<void> {
  await sql`
    update usage_settings set any_event_is_login = ${settings.anyEventIsLogin}, login_names = ${settings.loginNames},
      key_names = ${settings.keyNames}, failed_names = ${settings.failedNames}, keep_months = ${settings.keepMonths}
  `.execute(db)
}
