import { sql } from 'kysely'
import type { Scope } from '../scope/scope.ts'
import type { RenderedEmail, Email } from './email.ts'
import type { MailState, OutboxEmail, OutboxEntry } from './schema.ts'

export type NewEmail = RenderedEmail &
  Pick<Email, 'kind' | 'list' | 'customerId' | 'secret'> & {
    to: string
    messageId: string
    headers: Record<string, string>
    state: MailState
  }

const COLUMNS = sql`
  id, kind, list, customer_id as "customerId", recipient, subject, state, tries, due_at as "dueAt", error,
  created_at as "createdAt", sent_at as "sentAt"
`

/** @returns the id of the email */
export async function insertEmail({ db, now }: Scope, email: NewEmail): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into mail (message_id, kind, list, customer_id, recipient, subject, body_text, body_html, headers, secret,
                      secret_until, state, due_at, created_at)
    values (${email.messageId}, ${email.kind}, ${email.list ?? null}, ${email.customerId ?? null}, ${email.to},
            ${email.subject}, ${email.text}, ${email.html}, ${JSON.stringify(email.headers)}::jsonb,
            ${email.secret?.text ?? null}, ${email.secret?.until ?? null}, ${email.state}, ${now}, ${now})
    returning id
  `.execute(db)
  return rows[0]!.id
}

/** Emails, the newest first. @param before only those with a smaller id */
export async function selectEmails(
  { db }: Scope,
  { state = null, before = null, limit }: { state?: MailState | null; before?: number | null; limit: number },
): Promise<OutboxEntry[]> {
  const { rows } = await sql<OutboxEntry>`
    select ${COLUMNS} from mail
    where (${state}::text is null or state = ${state}) and (${before}::bigint is null or id < ${before})
    order by id desc limit ${limit}
  `.execute(db)
  return rows
}

export async function findEmail({ db }: Scope, id: number): Promise<OutboxEmail | null> {
  const { rows } = await sql<OutboxEmail>`
    select ${COLUMNS}, message_id as "messageId", body_text as text, body_html as html,
           secret is distinct from '' and body_text <> '' as "isAgainPossible"
    from mail where id = ${id}
  `.execute(db)
  return rows[0] ?? null
}

/**
 * Queues an email again, unless it is just being sent or has lost its text or link. An email that arrived gets a new message
 * id, because mail programs hide a second one with the same id.
 *
 * @returns whether it was queued
 */
export async function requeue({ db, now }: Scope, id: number, messageId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update mail set state = 'waiting', tries = 0, due_at = ${now}, error = null, sent_at = null,
      message_id = case when sent_at is null then message_id else ${messageId} end
    where id = ${id} and state in ('waiting', 'sent', 'kept', 'failed') and secret is distinct from '' and body_text <> ''
  `.execute(db)
  return numAffectedRows === 1n
}
