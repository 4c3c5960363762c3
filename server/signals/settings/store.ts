import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Code, SignalSettings } from './schema.ts'

export async function settings(db: Db): Promise<SignalSettings> {
  const { rows } = await sql<SignalSettings>`
    select quiet_days as "quietDays", overdue_times as "overdueTimes", start_days as "startDays", drop_share as "dropShare",
           success_level as "successLevel"
    from signal_settings
  `.execute(db)
  return rows[0]!
}

export async function setSettings(db: Db, next: SignalSettings): Promise<void> {
  await sql`
    update signal_settings set quiet_days = ${next.quietDays}, overdue_times = ${next.overdueTimes},
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

/** @returns the code of the label, new or offered again */
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
