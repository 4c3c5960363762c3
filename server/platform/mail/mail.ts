import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '../errors/refusal.ts'
import { renderEmail, type Email } from './email.ts'
import { inTransaction, type Scope } from '../scope/scope.ts'
import { getSettings } from '../settings/settings.ts'
import { hashToken, newToken } from '../secrets/token-store.ts'

/** waiting: will be sent. kept: there is no mail server, read it in the outbox. dropped: its reader left the list. */
export type MailState = 'waiting' | 'sending' | 'sent' | 'kept' | 'failed' | 'dropped'

export const SEND_JOB = 'mail.send'

const emailAddress = z.email().max(320)

/**
 * Writes a letter down and has it sent, both in the transaction that is open: what is not committed is not sent.
 *
 * @throws Refusal 400 when it is addressed to what is no address
 */
export async function sendEmail(scope: Scope, letter: Email): Promise<{ id: number; state: MailState }> {
  const to = letter.to.trim()
  if (!emailAddress.safeParse(to).success)
    throw new Refusal(
      400,
      'mail_address',
      `"${to.slice(0, 100)}" is no e-mail address; it looks like ada@example.com.`,
    )
  return inTransaction(scope, async (scope) => {
    const { companyName, locale } = await getSettings(scope)
    const stopUrl = letter.list ? await createUnsubscribeUrl(scope, to, letter.list) : null
    const { subject, text, html } = renderEmail(letter, { companyName, locale, unsubscribeUrl: stopUrl })
    const state = await initialState(scope, to, letter.list)
    const { rows } = await sql<{ id: number }>`
      insert into mail (message_id, kind, list, customer_id, recipient, subject, body_text, body_html, headers, secret,
                        secret_until, state, due_at, created_at)
      values (${newMessageId(scope)}, ${letter.kind}, ${letter.list ?? null}, ${letter.customerId ?? null}, ${to}, ${subject},
              ${text}, ${html}, ${JSON.stringify(stopUrl ? unsubscribeHeaders(stopUrl) : {})}::jsonb, ${letter.secret?.text ?? null},
              ${letter.secret?.until ?? null}, ${state}, ${scope.now}, ${scope.now})
      returning id
    `.execute(scope.db)
    if (state === 'waiting') await scope.jobs.enqueue(scope, SEND_JOB, {})
    return { id: rows[0]!.id, state }
  })
}

/** By it mail programs know a letter that comes a second time; it stays the same over every try. */
export function newMessageId({ site }: Pick<Scope, 'site'>): string {
  return `<${randomUUID()}@${new URL(site.url).hostname}>`
}

async function initialState(scope: Scope, to: string, list: string | undefined): Promise<MailState> {
  if (list && (await isUnsubscribed(scope, to, list))) return 'dropped'
  return scope.site.smtpUrl ? 'waiting' : 'kept'
}

/** Whether nobody may write to the address by the list any more. */
export async function isUnsubscribed(
  { db }: Pick<Scope, 'db'>,
  email: string,
  list: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from mail_opt_out where email = ${email.toLowerCase()} and list = ${list}
  `.execute(db)
  return rows.length > 0
}

/** All addresses that have left a list, in lower case. */
export async function unsubscribedEmails({ db }: Pick<Scope, 'db'>, list: string): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`select email from mail_opt_out where list = ${list}`.execute(
    db,
  )
  return rows.map(({ email }) => email)
}

/** The headers by which a mail program offers to leave the list in one click (RFC 8058). */
const unsubscribeHeaders = (stopUrl: string) => ({
  'List-Unsubscribe': `<${stopUrl}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

async function createUnsubscribeUrl({ db, now, site }: Scope, email: string, list: string): Promise<string> {
  const token = newToken()
  await sql`
    insert into mail_unsubscribe_link (hash, email, list, created_at) values (${hashToken(token)}, ${email.toLowerCase()}, ${list}, ${now})
  `.execute(db)
  return `${site.url}/mail/stop/${token}`
}

/**
 * Which list the way out leads out of, without taking it.
 *
 * @throws Refusal 404 when no letter carried it
 */
export async function findUnsubscribeLink(
  { db }: Pick<Scope, 'db'>,
  token: string,
): Promise<{ email: string; list: string }> {
  const { rows } = await sql<{ email: string; list: string }>`
    select email, list from mail_unsubscribe_link where hash = ${hashToken(token)}
  `.execute(db)
  if (rows[0]) return rows[0]
  throw new Refusal(
    404,
    'stop_unknown',
    'No letter of ours carries this link. Take the one at the end of a letter.',
  )
}

/** No more letters of the list to the address that the way out was given to; twice is once. */
export async function unsubscribe(scope: Scope, token: string): Promise<{ email: string; list: string }> {
  const left = await findUnsubscribeLink(scope, token)
  await sql`
    insert into mail_opt_out (email, list, at) values (${left.email}, ${left.list}, ${scope.now}) on conflict do nothing
  `.execute(scope.db)
  return left
}
