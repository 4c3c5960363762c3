import { sql } from 'kysely'
import type { Scope } from '../scope/scope.ts'
import type { Settings } from './schema.ts'

export async function readSettings({ db }: Pick<Scope, 'db'>): Promise<Settings> {
  const { rows } = await sql<Settings>`
    select company_name as "companyName", time_zone as "timeZone", currency, locale,
           first_day_of_week as "firstDayOfWeek", theme, set_up_at is not null as "isSetUp"
    from settings
  `.execute(db)
  return rows[0]!
}

export async function writeSettings({ db }: Scope, settings: Settings): Promise<void> {
  await sql`
    update settings set
      company_name = ${settings.companyName}, time_zone = ${settings.timeZone}, currency = ${settings.currency},
      locale = ${settings.locale}, first_day_of_week = ${settings.firstDayOfWeek}, theme = ${settings.theme}
  `.execute(db)
}

/** Remembers that the first owner has set up the company. */
export async function markSetUp({ db, now }: Scope): Promise<void> {
  await sql`update settings set set_up_at = ${now}`.execute(db)
}
