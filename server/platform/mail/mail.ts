import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '../errors/refusal.ts'
import { inTransaction, type Scope } from '../scope/scope.ts'
import { getSettings } from '../settings/settings.ts'
import { renderEmail, type Email } from './email.ts'
import { isUnsubscribed } from './unsubscribe/opt-out-store.ts'
import type { MailState, QueuedEmail } from './schema.ts'
import { insertEmail } from './store.ts'
import { createUnsubscribeUrl, unsubscribeHeaders } from './unsubscribe/unsubscribe.ts'

export const SEND_JOB = 'mail.send'

const emailAddress = z.email().max(320)

/**
 * Writes an email into the outbox and queues its delivery, both in the open transaction: what is not committed is not sent.
 *
 * @returns for example `{ id: 1, state: 'waiting' }`
 * @throws Refusal 400 when the recipient is not an email address
 */
export async function sendEmail(scope: Scope, email: Email): Promise<QueuedEmail> {
  const to = email.to.trim()
  if (!emailAddress.safeParse(to).success)
    throw new Refusal(
      400,
      'mail_address',
      `"${to.slice(0, 100)}" is not an email address; it should look like ada@example.com.`,
    )
  const { kind, list, customerId, secret } = email
  return inTransaction(scope, async (scope) => {
    const { companyName, locale } = await getSettings(scope)
    const unsubscribeUrl = list ? await createUnsubscribeUrl(scope, { email: to, list }) : null
    const rendered = renderEmail(email, { companyName, locale, unsubscribeUrl })
    const state = await initialState(scope, to, list)
    const id = await insertEmail(scope, {
      ...rendered,
      kind,
      to,
      messageId: newMessageId(scope),
      headers: unsubscribeUrl ? unsubscribeHeaders(unsubscribeUrl) : {},
      state,
      ...(list ? { list } : {}),
      ...(customerId ? { customerId } : {}),
      ...(secret ? { secret } : {}),
    })
    if (state === 'waiting') await scope.jobs.enqueue(scope, SEND_JOB, {})
    return { id, state }
  })
}

/** Mail programs recognise an email that arrives twice by this id; it stays the same over every attempt. */
export function newMessageId({ site }: Pick<Scope, 'site'>): string {
  return `<${randomUUID()}@${new URL(site.url).hostname}>`
}

async function initialState(scope: Scope, to: string, list: string | undefined): Promise<MailState> {
  if (list && (await isUnsubscribed(scope, to, list))) return 'dropped'
  return scope.site.smtpUrl ? 'waiting' : 'kept'
}
