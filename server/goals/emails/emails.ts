import type { emailSettingsSchema, emailExampleSchema } from './schema.ts'
import type { z } from 'zod'
import { changeCustomer } from '../../customers/change.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { renderEmail } from '../../platform/mail/email.ts'
import { sendEmail } from '../../platform/mail/mail.ts'
import { isUnsubscribed, unsubscribedEmails } from '../../platform/mail/unsubscribe/opt-out-store.ts'
import { interrupted } from '../../platform/process/interrupt.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import type { Goal } from '../list/schema.ts'
import { loadGoals } from '../list/goal-store.ts'
import { composeEmail, monthBefore, PROGRESS_LIST } from './content.ts'
import {
  areEmailsOn,
  claimEmail,
  customersWithNews,
  placesWithNews,
  reachedCustomers,
  recipientsOf,
  setEmailsOn,
  type Month,
} from './store.ts'

/** After this day of a month, an email about the previous month is too late. */
const LAST_DAY = 7
const PAGE_SIZE = 100

/**
 * Queues the email about the month that has just ended: once per customer with a new reading, to the people there who own a
 * goal or have access to the portal, unless they have unsubscribed. Does nothing while the company has these emails turned
 * off. Safe to repeat.
 */
export async function queueProgressEmails(scope: Scope): Promise<void> {
  const { text: today, timeZone } = await todayOf(scope)
  if (Number(today.slice(8)) > LAST_DAY || !(await areEmailsOn(scope.db))) return
  const month = { month: monthBefore(today), timeZone }
  for (let after = 0; ;) {
    const ids = await customersWithNews(scope.db, month, after, PAGE_SIZE)
    if (ids.length === 0) return
    after = ids.at(-1)!
    for (const id of ids) {
      interrupted.throwIfAborted()
      await queueForCustomer(scope, id, month).catch(ignoreDeletedCustomer)
    }
  }
}

async function queueForCustomer(scope: Scope, id: number, month: Month): Promise<void> {
  await changeCustomer(scope, id, async (scope, customerId) => {
    if (!(await claimEmail(scope.db, customerId, month.month, scope.now))) return
    const goals = await goalsWithNews(scope, customerId, month)
    const settings = await getSettings(scope)
    for (const recipient of await recipientsOf(scope.db, customerId)) {
      const email = composeEmail(scope, customerId, recipient, month.month, goals, settings)
      await sendEmail(scope, email).catch(ignoreInvalidAddress)
    }
  })
}

/** The import of the customer may have been undone meanwhile. */
function ignoreDeletedCustomer(error: unknown): void {
  if (!(error instanceof Refusal) || error.code !== 'customer_unknown') throw error
}

/** An invalid address must not prevent the emails to the others. */
function ignoreInvalidAddress(error: unknown): void {
  if (!(error instanceof Refusal) || error.code !== 'mail_address') throw error
}

/** The goals of a customer with a new reading in a month. */
async function goalsWithNews(scope: Scope, customerId: number, month: Month): Promise<Goal[]> {
  return loadGoals(scope, placesWithNews(customerId, month), (await todayOf(scope)).day)
}

export type EmailSettings = z.infer<typeof emailSettingsSchema>

/** Whether the monthly email is sent, and how many customers it would reach. */
export async function emailSettings(scope: Scope): Promise<EmailSettings> {
  const month = await currentMonth(scope)
  const { customers } = await reachedNow(scope, month)
  return { month: month.month, isOn: await areEmailsOn(scope.db), customers }
}

/** Turns the monthly email on or off. Emails that are queued already are still sent. */
export async function changeEmailSettings(scope: Scope, { isOn }: { isOn: boolean }): Promise<EmailSettings> {
  await setEmailsOn(scope.db, isOn)
  return emailSettings(scope)
}

export type EmailExample = z.infer<typeof emailExampleSchema>

/** A preview of the email for one recipient; null when there is no recipient. Sends nothing. */
export async function emailExample(scope: Scope): Promise<EmailExample | null> {
  const month = await currentMonth(scope)
  const { firstId: customerId } = await reachedNow(scope, month)
  if (customerId === null) return null
  const settings = await getSettings(scope)
  const { companyName, locale } = settings
  const goals = await goalsWithNews(scope, customerId, month)
  for (const recipient of await recipientsOf(scope.db, customerId)) {
    if (await isUnsubscribed(scope, recipient.email, PROGRESS_LIST)) continue
    const email = composeEmail(scope, customerId, recipient, month.month, goals, settings)
    const head = { companyName, locale, unsubscribeUrl: `${scope.site.url}/mail/stop/…` }
    const { subject, text } = renderEmail(email, head)
    return { customerId, to: recipient.email, subject, text }
  }
  return null
}

async function reachedNow(scope: Scope, month: Month) {
  return reachedCustomers(scope.db, month, await unsubscribedEmails(scope, PROGRESS_LIST))
}

async function currentMonth(scope: Scope): Promise<Month> {
  const { text: today, timeZone } = await todayOf(scope)
  return { month: `${today.slice(0, 7)}-01`, timeZone }
}
