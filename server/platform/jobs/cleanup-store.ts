import { sql } from 'kysely'
import type { Scope } from '../scope/scope.ts'

/** Longer than any client retries a request. */
const IDEMPOTENCY_HOURS = 96

/** Deletes expired rate limits, stored responses, tokens and sessions. */
export async function deleteExpired({ db, now }: Scope): Promise<void> {
  await sql`delete from rate_limit where resets_at < ${now}`.execute(db)
  await sql`delete from idempotency where created_at < ${now}::timestamptz - make_interval(hours => ${IDEMPOTENCY_HOURS})`.execute(
    db,
  )
  await sql`delete from token where expires_at < ${now}`.execute(db)
  await sql`delete from auth_session where "expiresAt" < ${now}`.execute(db)
}
