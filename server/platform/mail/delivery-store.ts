import { sql } from 'kysely'
import type { Scope } from '../scope/scope.ts'

export type ClaimedEmail = {
  id: number
  message_id: string
  recipient: string
  subject: string
  body_text: string
  body_html: string
  headers: Record<string, string>
  tries: number
  /** An earlier sender was cut off: the email may arrive twice. */
  was_sending: boolean
}

/** Longer than any delivery may take: its sender has died. */
const SENDER_LOST_SECONDS = 300

/** Without a mail server, waiting emails can only be read in the outbox. */
export async function keepUnsent({ db }: Scope): Promise<void> {
  await sql`update mail set state = 'kept' where state = 'waiting'`.execute(db)
}

/** Drops waiting emails whose recipient has left the list meanwhile. */
export async function dropUnsubscribed({ db }: Scope): Promise<void> {
  await sql`
    update mail m set state = 'dropped' from mail_opt_out o
    where m.state = 'waiting' and o.list = m.list and o.email = lower(m.recipient)
  `.execute(db)
}

/** Takes the next email and marks it as being sent before that begins, so that a crash in between is visible. */
export async function claimNext({ db, now }: Scope): Promise<ClaimedEmail | null> {
  const { rows } = await sql<ClaimedEmail>`
    with next as (
      select id, state from mail
      where (state = 'waiting' and due_at <= ${now})
         or (state = 'sending' and due_at < ${now}::timestamptz - make_interval(secs => ${SENDER_LOST_SECONDS}))
      order by due_at, id limit 1 for update skip locked
    )
    update mail m set state = 'sending', due_at = ${now}, tries = m.tries + 1 from next where m.id = next.id
    returning m.id, m.message_id, m.recipient, m.subject, m.body_text, m.body_html, m.headers, m.tries,
              next.state = 'sending' as was_sending
  `.execute(db)
  return rows[0] ?? null
}

/** The email was sent; a secret in it, such as a link, is removed from the copy in the outbox. */
export async function markSent({ db, now }: Scope, id: number): Promise<void> {
  await sql`
    update mail set state = 'sent', sent_at = ${now}, error = null,
      body_text = replace(body_text, coalesce(secret, ''), '…'), body_html = replace(body_html, coalesce(secret, ''), '…'),
      secret = case when secret is not null then '' end
    where id = ${id}
  `.execute(db)
}

/** The email was not sent. @param retryInMinutes null: it is given up */
export async function markFailed(
  { db, now }: Scope,
  id: number,
  error: string,
  retryInMinutes: number | null,
): Promise<void> {
  await sql`
    update mail set state = ${retryInMinutes === null ? 'failed' : 'waiting'}, error = ${error},
      due_at = ${new Date(now.getTime() + (retryInMinutes ?? 0) * 60_000)}
    where id = ${id}
  `.execute(db)
}
