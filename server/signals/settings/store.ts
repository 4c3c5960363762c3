import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import { groupOf } from '../kinds.ts'
import type { Code, CustomerSignal } from '../schema.ts'
import type { SignalSettings } from './schema.ts'

export async function settings(db: Db): Promise<SignalSettings> {
  const { rows } = await sql<SignalSettings>`
    select quiet_days as "quietDays", level, start_days as "startDays", drop_share as "dropShare",
           success_level as "successLevel"
    from signal_settings
  `.execute(db)
  return rows[0]!
}

export async function setSettings(db: Db, next: SignalSettings): Promise<void> {
  await sql`
    update signal_settings set quiet_days = ${next.quietDays}, level = ${next.level},
      start_days = ${next.startDays}, drop_share = ${next.dropShare}, success_level = ${next.successLevel}
  `.execute(db)
}

/** The codes in their order, those no longer offered last. */
export async function codes(db: Db): Promise<Code[]> {
  const { rows } = await sql<Code>`
    select code, label, retired_at is not null as "isRetired" from signal_code
    order by retired_at is not null, position, code
  `.execute(db)
  return rows
}

/** @returns the code that stands for the label now, new or offered again */
export async function addCode(db: Db, code: string, label: string): Promise<{ code: string }> {
  const { rows } = await sql<{ code: string }>`
    insert into signal_code (code, label, position)
    select ${code}, ${label}, coalesce(max(position), 0) + 1 from signal_code
    on conflict (code) do update set retired_at = null, label = excluded.label
    returning code
  `.execute(db)
  return rows[0]!
}

/** @returns whether there is such a code */
export async function retireCode(db: Db, code: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update signal_code set retired_at = coalesce(retired_at, ${at}) where code = ${code}
  `.execute(db)
  return numAffectedRows! > 0n
}

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

/** Everything that one customer's signals have been, the newest first. */
export async function signalsOfCustomer(
  db: Db,
  customerId: number,
  today: string,
): Promise<CustomerSignal[]> {
  const { rows } = await sql<Omit<CustomerSignal, 'group' | 'assignee'> & Person>`
    select s.id, s.kind, s.reason, s.since - date '1970-01-01' as since, s.strength, s.evidence,
           case when s.ended_on is not null then 'ended' when s.addressed_at is not null then 'addressed'
                when s.snoozed_until > ${today}::date then 'snoozed' else 'open' end as state,
           s.opened_on as "openedOn", s.ended_on as "endedOn", s.addressed_at as "addressedAt",
           s.addressed_by as "addressedBy", s.code, k.label as "codeLabel", s.words,
           s.snoozed_until as "snoozedUntil", s.assignee as "personId", u.name as "personName"
    from signal s left join signal_code k on k.code = s.code left join auth_user u on u.id = s.assignee
    where s.customer_id = ${customerId}
    order by s.opened_on desc, s.id desc limit 500
  `.execute(db)
  return rows.map(({ personId, personName, ...signal }) => ({
    ...signal,
    group: groupOf(signal.kind),
    assignee: personId === null ? null : { id: personId, name: personName ?? personId },
  }))
}

type Person = { personId: string | null; personName: string | null }

export async function personName(db: Db, id: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from auth_user where id = ${id}`.execute(db)
  return rows[0]?.name ?? null
}
