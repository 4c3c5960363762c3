import { sql } from 'kysely'
import { renderEmail } from '../../platform/mail/email.ts'
import { isUnsubscribed } from '../../platform/mail/mail.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { hasNews, recipientsQuery } from './recipient-store.ts'
import { goalsWithNews, composeEmail, PROGRESS_LIST, recipientsOf } from './emails.ts'

export type EmailSettings = {
  /** Whether customers are told once a month how far their goals are. */
  isOn: boolean
  /** The month that runs, as its first day. */
  month: string
  /** To how many customers it would go, did that month end now. */
  customers: number
}

export type EmailExample = { customerId: number; to: string; subject: string; text: string }

/** Whether the monthly letter is written, and whom it would reach. */
export async function emailSettings(scope: Scope): Promise<EmailSettings> {
  const { month, reached } = await recipientCustomers(scope)
  const { rows } = await sql<{ isOn: boolean; customers: number }>`
    select is_on as "isOn", (select count(*) from (${reached}) reached)::integer as customers from progress_letters
  `.execute(scope.db)
  return { month, ...rows[0]! }
}

/** Has the monthly letter written from now on, or not. What was written already still goes. */
export async function changeEmailSettings(scope: Scope, { isOn }: { isOn: boolean }): Promise<EmailSettings> {
  await sql`update progress_letters set is_on = ${isOn}`.execute(scope.db)
  return emailSettings(scope)
}

/** The letter as one of those whom it would reach would read it; null: it would reach nobody. Nothing is written. */
export async function emailExample(scope: Scope): Promise<EmailExample | null> {
  const { month, timeZone, reached } = await recipientCustomers(scope)
  const { rows } = await sql<{ id: number }>`
    select customer_id as id from (${reached}) reached order by 1 limit 1
  `.execute(scope.db)
  if (!rows[0]) return null
  const customerId = rows[0].id
  const { companyName, locale, ...settings } = await getSettings(scope)
  const goals = await goalsWithNews(scope, customerId, month, timeZone)
  for (const reader of await recipientsOf(scope, customerId)) {
    if (await isUnsubscribed(scope, reader.email, PROGRESS_LIST)) continue
    const letter = composeEmail(scope, customerId, reader, month, goals, { ...settings, locale })
    const head = { companyName, locale, unsubscribeUrl: `${scope.site.url}/mail/stop/…` }
    const { subject, text } = renderEmail(letter, head)
    return { customerId, to: reader.email, subject, text }
  }
  return null
}

async function recipientCustomers(scope: Scope) {
  const { text: today, timeZone } = await todayOf(scope)
  const month = `${today.slice(0, 7)}-01`
  const reached = sql`
    with due as materialized (
      select distinct g.customer_id
      from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
      where ${hasNews(month, timeZone)}
    )
    select distinct reader.customer_id from (${recipientsQuery(sql`select customer_id from due`)}) reader
    where not exists (select from mail_opt_out o where o.email = reader.email and o.list = ${PROGRESS_LIST})
  `
  return { month, timeZone, reached }
}
