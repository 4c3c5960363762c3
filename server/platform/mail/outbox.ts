import { sql } from 'kysely'
import { Refusal } from '../errors/refusal.ts'
import { newMessageId, sendEmail, SEND_JOB, type MailState } from './mail.ts'
import { RETENTION_DAYS } from './retention-store.ts'
import { inTransaction, type Scope } from '../scope/scope.ts'
import { getSettings } from '../settings/settings.ts'

export type OutboxEntry = {
  id: number
  kind: string
  list: string | null
  customerId: number | null
  recipient: string
  subject: string
  state: MailState
  tries: number
  /** While it waits: not before. */
  dueAt: Date
  /** What the mail server, or the way to it, said last. */
  error: string | null
  createdAt: Date
  sentAt: Date | null
}

export type OutboxEmail = OutboxEntry & {
  messageId: string
  /** Empty once it is forgotten, as is the HTML. */
  text: string
  html: string
  isAgainPossible: boolean
}

const COLUMNS = sql`
  id, kind, list, customer_id as "customerId", recipient, subject, state, tries, due_at as "dueAt", error,
  created_at as "createdAt", sent_at as "sentAt"
`
const PAGE_SIZE = 50

/** Letters, the newest first; `before` is the id that the page before ended with. */
export async function listEmails(
  { db, site }: Scope,
  { state, before }: { state?: MailState | undefined; before?: number | undefined },
): Promise<{
  letters: OutboxEntry[]
  next: number | null
  isSending: boolean
  from: string
  textDays: number
}> {
  const { rows } = await sql<OutboxEntry>`
    select ${COLUMNS} from mail
    where (${state ?? null}::text is null or state = ${state ?? null}) and (${before ?? null}::bigint is null or id < ${before ?? null})
    order by id desc limit ${PAGE_SIZE + 1}
  `.execute(db)
  const letters = rows.slice(0, PAGE_SIZE)
  return {
    letters,
    next: rows.length > PAGE_SIZE ? letters.at(-1)!.id : null,
    isSending: site.smtpUrl !== null,
    from: site.mailFrom,
    textDays: RETENTION_DAYS,
  }
}

/** @throws Refusal 404 when there is no such letter */
export async function getEmail({ db }: Scope, id: number): Promise<OutboxEmail> {
  const { rows } = await sql<OutboxEmail>`
    select ${COLUMNS}, message_id as "messageId", body_text as text, body_html as html,
           secret is distinct from '' and body_text <> '' as "isAgainPossible"
    from mail where id = ${id}
  `.execute(db)
  return rows[0] ?? emailNotFound(id)
}

/**
 * Has a letter sent again, or now. One that arrived already goes out as a new one, or mail programs would hide it.
 *
 * @throws Refusal 409 when it cannot be: no mail server, its reader left the list, its link or its text was forgotten, it
 *   is on its way
 */
export async function resendEmail(scope: Scope, id: number): Promise<{ id: number; state: MailState }> {
  if (!scope.site.smtpUrl)
    throw new Refusal(
      409,
      'no_smtp',
      'There is no mail server. Set SMTP_URL and MAIL_FROM and start Rondo again.',
    )
  return inTransaction(scope, async (scope) => {
    const { state, text, isAgainPossible } = await getEmail(scope, id)
    if (state === 'dropped')
      throw new Refusal(409, 'left_list', 'Its reader has left this list. It is not sent again.')
    if (text === '')
      throw new Refusal(
        409,
        'text_forgotten',
        `Its text was forgotten ${RETENTION_DAYS} days after it was sent. Write a new letter instead.`,
      )
    if (!isAgainPossible)
      throw new Refusal(
        409,
        'link_forgotten',
        'The link in it is forgotten: it was sent, or leads nowhere by now. Make a new link instead.',
      )
    const { numAffectedRows } = await sql`
      update mail set state = 'waiting', tries = 0, due_at = ${scope.now}, error = null, sent_at = null,
        message_id = case when sent_at is null then message_id else ${newMessageId(scope)} end
      where id = ${id} and state in ('waiting', 'sent', 'kept', 'failed') and secret is distinct from '' and body_text <> ''
    `.execute(scope.db)
    if (numAffectedRows === 0n)
      throw new Refusal(409, 'on_its_way', 'It is being sent at this moment. Look again in a minute.')
    await scope.jobs.enqueue(scope, SEND_JOB, {})
    return { id, state: 'waiting' }
  })
}

/** A letter to oneself, by which one sees whether letters arrive. */
export async function sendTestEmail(scope: Scope, to: string): Promise<{ id: number; state: MailState }> {
  const { companyName } = await getSettings(scope)
  return sendEmail(scope, {
    kind: 'test',
    to,
    subject: `A test letter${companyName ? ` of ${companyName}` : ''}`,
    paragraphs: ['Hello.', 'If you read this, letters of Rondo arrive.'],
    button: { label: 'Open Rondo', url: scope.site.url },
    figures: [{ label: 'Sent as', value: scope.site.mailFrom }],
  })
}

function emailNotFound(id: number): never {
  throw new Refusal(404, 'mail_unknown', `There is no letter ${id}. Look at the list of letters.`)
}
