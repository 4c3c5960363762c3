import type { z } from 'zod'
import { Refusal } from '../errors/refusal.ts'
import { inTransaction, type Scope } from '../scope/scope.ts'
import { getSettings } from '../settings/settings.ts'
import { newMessageId, SEND_JOB, sendEmail } from './mail.ts'
import { RETENTION_DAYS } from './retention-store.ts'
import type { MailState, OutboxEmail, outboxOutput, QueuedEmail } from './schema.ts'
import { findEmail, requeue, selectEmails } from './store.ts'

const PAGE_SIZE = 50

/** A page of the outbox, the newest first; `before` is the id with which the previous page ended. */
export async function listEmails(
  scope: Scope,
  {
    state = null,
    before = null,
  }: { state?: MailState | null | undefined; before?: number | null | undefined },
): Promise<z.infer<typeof outboxOutput>> {
  const rows = await selectEmails(scope, { state, before, limit: PAGE_SIZE + 1 })
  const emails = rows.slice(0, PAGE_SIZE)
  return {
    emails,
    next: rows.length > PAGE_SIZE ? emails.at(-1)!.id : null,
    isSending: scope.site.smtpUrl !== null,
    from: scope.site.mailFrom,
    textDays: RETENTION_DAYS,
  }
}

/** @throws Refusal 404 when there is no such email */
export async function getEmail(scope: Scope, id: number): Promise<OutboxEmail> {
  const email = await findEmail(scope, id)
  if (email) return email
  throw new Refusal(404, 'mail_unknown', `There is no email ${id}. See the list of emails.`)
}

/**
 * Sends an email again, or a waiting one now.
 *
 * @throws Refusal 409 when that is not possible: there is no mail server, the recipient left the list, its link or its text
 *   has expired, or it is being sent
 */
export async function resendEmail(scope: Scope, id: number): Promise<QueuedEmail> {
  if (!scope.site.smtpUrl)
    throw new Refusal(
      409,
      'no_smtp',
      'There is no mail server. Set SMTP_URL and MAIL_FROM and start Rondo again.',
    )
  return inTransaction(scope, async (scope) => {
    refuseResend(await getEmail(scope, id))
    if (!(await requeue(scope, id, newMessageId(scope))))
      throw new Refusal(409, 'on_its_way', 'It is being sent right now. Check again in a minute.')
    await scope.jobs.enqueue(scope, SEND_JOB, {})
    return { id, state: 'waiting' }
  })
}

function refuseResend({ state, text, isAgainPossible }: OutboxEmail): void {
  if (state === 'dropped')
    throw new Refusal(409, 'left_list', 'The recipient has unsubscribed. It is not sent again.')
  if (text === '')
    throw new Refusal(
      409,
      'text_forgotten',
      `Its text was deleted ${RETENTION_DAYS} days after it was sent. Write a new email instead.`,
    )
  if (!isAgainPossible)
    throw new Refusal(
      409,
      'link_forgotten',
      'Its link is no longer stored, because it was sent or no longer works. Create a new link instead.',
    )
}

/** Sends an email to oneself, to see whether mail arrives. */
export async function sendTestEmail(scope: Scope, to: string): Promise<QueuedEmail> {
  const { companyName } = await getSettings(scope)
  return sendEmail(scope, {
    kind: 'test',
    to,
    subject: `A test email${companyName ? ` of ${companyName}` : ''}`,
    paragraphs: ['Hello.', 'If you can read this, Rondo’s emails arrive.'],
    button: { label: 'Open Rondo', url: scope.site.url },
    figures: [{ label: 'Sent as', value: scope.site.mailFrom }],
  })
}
