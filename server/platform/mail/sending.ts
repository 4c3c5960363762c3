import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { log } from '../process/log.ts'
import type { Scope } from '../scope/scope.ts'

type ClaimedEmail = {
  id: number
  message_id: string
  recipient: string
  subject: string
  body_text: string
  body_html: string
  headers: Record<string, string>
  tries: number
  was_sending: boolean
}
type SendOutcome = { state: 'sent' } | { state: 'waiting' | 'failed'; error: string; isUnreachable: boolean }

/** A mail server that is busy, or does not know us yet, wants minutes; one that is down may need days. */
const BACKOFF_MINUTES = [1, 5, 15, 60, 180, 360, 720, 1440]
/** Longer than any sending may take: who began it is gone. */
const SENDER_LOST_SECONDS = 300
const SENDING_LIMIT_MS = 120_000
const CONCURRENCY = 3

/**
 * Sends every letter whose time has come, a few side by side, each claimed by one statement so that of many senders one
 * has it, and those whose reader has left their list not at all. What the server refuses for good is failed, with its words; everything else is tried again later.
 */
export async function sendQueued(scope: Scope): Promise<void> {
  const { smtpUrl } = scope.site
  if (!smtpUrl) return keepUnsent(scope)
  await dropUnsubscribed(scope)
  const began = performance.now()
  const at = (): Scope => ({ ...scope, now: new Date(scope.now.getTime() + performance.now() - began) })
  const lane = async () => {
    for (let letter = await claimNext(at()); letter; letter = await claimNext(at())) {
      if (letter.was_sending)
        log('warn', 'A letter whose sending was cut off is sent again, perhaps a second time', {
          id: letter.id,
          messageId: letter.message_id,
        })
      const outcome = await send(letter, smtpUrl, scope.site.mailFrom)
      await recordOutcome(at(), letter, outcome)
      if (outcome.state !== 'sent' && outcome.isUnreachable) return
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, lane))
}

/** The mail server was taken away: what waited for it can be read in the outbox. */
async function keepUnsent({ db }: Scope): Promise<void> {
  await sql`update mail set state = 'kept' where state = 'waiting'`.execute(db)
}

async function dropUnsubscribed({ db }: Scope): Promise<void> {
  await sql`
    update mail m set state = 'dropped' from mail_opt_out o
    where m.state = 'waiting' and o.list = m.list and o.email = lower(m.recipient)
  `.execute(db)
}

/** That it is being sent is written down before it is: a crash in between is seen. */
async function claimNext({ db, now }: Scope): Promise<ClaimedEmail | null> {
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

async function send(letter: ClaimedEmail, url: string, from: string): Promise<SendOutcome> {
  const transport = createTransport({
    url,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  let late: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    late = setTimeout(
      () => reject(new Error('The mail server took longer than two minutes.')),
      SENDING_LIMIT_MS,
    )
  })
  const message = {
    from,
    to: { name: '', address: letter.recipient },
    subject: letter.subject,
    text: letter.body_text,
    html: letter.body_html,
    messageId: letter.message_id,
    // Machines that answer letters while somebody is away do not answer these.
    headers: { 'Auto-Submitted': 'auto-generated', ...letter.headers },
  }
  try {
    await Promise.race([transport.sendMail(message), limit])
    return { state: 'sent' }
  } catch (error) {
    return failureOutcome(error as SmtpError)
  } finally {
    clearTimeout(late)
    transport.close()
  }
}

type SmtpError = Error & { code?: string; response?: string; responseCode?: number }

/** What the server says of this letter for good; a wrong password is the house's fault and can be put right. */
function failureOutcome({ code, message, response, responseCode = 0 }: SmtpError): SendOutcome {
  const error = (response ?? message).slice(0, 1000)
  const isForGood = responseCode >= 500 && code !== 'EAUTH'
  return {
    state: isForGood ? 'failed' : 'waiting',
    error,
    isUnreachable: responseCode === 0 || code === 'EAUTH',
  }
}

async function recordOutcome(
  { db, now }: Scope,
  { id, tries }: ClaimedEmail,
  outcome: SendOutcome,
): Promise<void> {
  if (outcome.state === 'sent') {
    await sql`
      update mail set state = 'sent', sent_at = ${now}, error = null,
        body_text = replace(body_text, coalesce(secret, ''), '…'), body_html = replace(body_html, coalesce(secret, ''), '…'),
        secret = case when secret is not null then '' end
      where id = ${id}
    `.execute(db)
    return
  }
  const wait = outcome.state === 'waiting' ? BACKOFF_MINUTES[tries - 1] : undefined
  await sql`
    update mail set state = ${wait === undefined ? 'failed' : 'waiting'}, error = ${outcome.error},
      due_at = ${new Date(now.getTime() + (wait ?? 0) * 60_000)}
    where id = ${id}
  `.execute(db)
}
