import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { IncomingEvent } from './event.ts'
import type { UsageSettings } from './schema.ts'

/** What of an event stays as it was told, whoever it turns out to belong to. */
export const EVENT_COLUMNS = sql`
  id, message_id, kind, name, user_ref, anonymous_id, group_ref, occurred_at, received_at, properties
`

/** Writes what was not told before, in one statement: what this answers is durable and there once. */
export async function insertIncoming(db: Db, events: readonly IncomingEvent[]): Promise<void> {
  const of = <Field extends keyof IncomingEvent>(field: Field) => events.map((event) => event[field])
  // In the order of the ids: two requests that tell the same ones then wait for each other, and never in a circle.
  await sql`
    with told as (
      select distinct on (message_id) *
      from unnest(
        ${of('messageId')}::text[], ${of('kind')}::text[], ${of('name')}::text[], ${of('userRef')}::text[],
        ${of('anonymousId')}::text[], ${of('groupRef')}::text[], ${of('previousRef')}::text[],
        ${of('occurredAt')}::timestamptz[], ${of('receivedAt')}::timestamptz[], ${of('properties')}::text[]
      ) with ordinality as told (
        message_id, kind, name, user_ref, anonymous_id, group_ref, previous_ref, occurred_at, received_at, properties, place
      )
      order by message_id, place
    ),
    fresh as (
      insert into usage_message (message_id, received_at) select message_id, received_at from told
      on conflict do nothing returning message_id
    )
    insert into usage_inbox (
      message_id, kind, name, user_ref, anonymous_id, group_ref, previous_ref, occurred_at, received_at, properties
    )
    select t.message_id, t.kind, t.name, t.user_ref, t.anonymous_id, t.group_ref, t.previous_ref, t.occurred_at,
           t.received_at, t.properties::jsonb
    from told t join fresh using (message_id) order by t.place
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
