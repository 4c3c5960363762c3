import { sql } from 'kysely'
import { interrupted } from '../process/interrupt.ts'
import type { Scope } from '../scope/scope.ts'

/** Long enough to look up what somebody was told. */
export const RETENTION_DAYS = 90
const BATCH_SIZE = 1000

/**
 * Takes their text from letters that went long ago, and from all what lets somebody in no longer. What has failed or waits
 * keeps its text until somebody has dealt with it. Safe to repeat.
 */
export async function expireEmails({ db, now }: Scope): Promise<void> {
  await redactWhere({ db }, sql`secret <> '' and secret_until <= ${now}`)
  for (let found = BATCH_SIZE; found === BATCH_SIZE;) {
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
    found = Number(numAffectedRows)
  }
}

/** Takes what no longer lets anybody in from the letters that carry it. @param hashes as tokens.ts keeps them */
export async function redactSecrets({ db }: Pick<Scope, 'db'>, hashes: Buffer[]): Promise<void> {
  await redactWhere({ db }, sql`secret <> '' and sha256(convert_to(secret, 'UTF8')) = any(${hashes})`)
}

async function redactWhere({ db }: Pick<Scope, 'db'>, those: ReturnType<typeof sql>): Promise<void> {
  await sql`
    update mail set body_text = replace(body_text, secret, '…'), body_html = replace(body_html, secret, '…'), secret = '',
      state = case when state = 'waiting' then 'failed' else state end,
      error = case when state = 'waiting' then 'The link in it ended before it was sent.' else error end
    where ${those}
  `.execute(db)
}
