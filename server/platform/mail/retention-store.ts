import { sql } from 'kysely'
import { interrupted } from '../process/interrupt.ts'
import type { Scope } from '../scope/scope.ts'

/** For how many days the text of a sent email is kept. */
export const RETENTION_DAYS = 90
const BATCH_SIZE = 1000

/**
 * Removes the text of emails that were sent long ago, and expired links from all emails. Failed and waiting emails keep
 * their text until someone has handled them. Safe to repeat.
 */
export async function expireEmails({ db, now }: Scope): Promise<void> {
  await redactWhere({ db }, sql`secret <> '' and secret_until <= ${now}`)
  for (let changed = BATCH_SIZE; changed === BATCH_SIZE;) {
    interrupted.throwIfAborted()
    const { numAffectedRows } = await sql`
      update mail set body_text = '', body_html = '', headers = '{}', secret = case when secret is not null then '' end
      where id in (
        select id from mail
        where state in ('sent', 'dropped') and body_text <> ''
          and coalesce(sent_at, created_at) < ${now}::timestamptz - make_interval(days => ${RETENTION_DAYS})
        order by coalesce(sent_at, created_at) limit ${BATCH_SIZE} for update skip locked
      )
    `.execute(db)
    changed = Number(numAffectedRows)
  }
}

/** Removes links that no longer grant access from the emails that carry them. @param hashes of their tokens */
export async function redactSecrets({ db }: Pick<Scope, 'db'>, hashes: Buffer[]): Promise<void> {
  await redactWhere({ db }, sql`secret <> '' and sha256(convert_to(secret, 'UTF8')) = any(${hashes})`)
}

async function redactWhere({ db }: Pick<Scope, 'db'>, condition: ReturnType<typeof sql>): Promise<void> {
  await sql`
    update mail set body_text = replace(body_text, secret, '…'), body_html = replace(body_html, secret, '…'), secret = '',
      state = case when state = 'waiting' then 'failed' else state end,
      error = case when state = 'waiting' then 'The link in it ended before it was sent.' else error end
    where ${condition}
  `.execute(db)
}
