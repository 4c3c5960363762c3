import { sql } from 'kysely'
import { z } from 'zod'
import { isCurrency } from '../../../values/currency.ts'
import { Refusal } from '../errors/refusal.ts'
import { inTransaction, type Scope } from '../scope/scope.ts'

/** The company's own ways of counting and writing. */
export type Settings = {
  companyName: string
  timeZone: string
  currency: string
  locale: string
  firstDayOfWeek: number
  theme: 'system' | 'light' | 'dark'
  isSetUp: boolean
}

export const settingsSchema = z.strictObject({
  companyName: z.string().max(200),
  timeZone: z.string().refine(isTimeZone, 'is not a time zone; it looks like Europe/Berlin'),
  currency: z.string().refine(isCurrency, 'is not a currency; it looks like EUR'),
  locale: z.string().refine(isLocale, 'is not a language and country; it looks like en-GB'),
  firstDayOfWeek: z.int().min(1).max(7),
  theme: z.enum(['system', 'light', 'dark']),
})

export const settingsChangeSchema = settingsSchema.partial()

export function isTimeZone(zone: string): boolean {
  try {
    return (
      /^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
    )
  } catch {
    return false
  }
}

export function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([tag]).length === 1
  } catch {
    return false
  }
}

export async function getSettings(scope: Pick<Scope, 'db'>): Promise<Settings> {
  const { rows } = await sql<Settings>`
    select company_name as "companyName", time_zone as "timeZone", currency, locale,
           first_day_of_week as "firstDayOfWeek", theme, set_up_at is not null as "isSetUp"
    from settings
  `.execute(scope.db)
  return rows[0]!
}

/**
 * Changes some of the settings and tells the later modules, whose standings may hang on them.
 *
 * @throws Refusal that names the setting and what it should look like
 */
export async function changeSettings(
  scope: Scope,
  change: z.input<typeof settingsChangeSchema>,
): Promise<Settings> {
  const checked = settingsChangeSchema.safeParse(change)
  if (!checked.success) {
    const issue = checked.error.issues[0]!
    throw new Refusal(400, 'settings', `${issue.path.join('.')} ${issue.message}.`)
  }
  return inTransaction(scope, async (scope) => {
    const before = await getSettings(scope)
    const after = Object.assign({}, before, checked.data)
    await sql`
      update settings set
        company_name = ${after.companyName}, time_zone = ${after.timeZone}, currency = ${after.currency},
        locale = ${after.locale}, first_day_of_week = ${after.firstDayOfWeek}, theme = ${after.theme}
    `.execute(scope.db)
    await scope.events.emit(scope, 'settings.changed', { before, after })
    return after
  })
}
