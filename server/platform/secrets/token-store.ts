import { sql } from 'kysely'
import { Refusal } from '../errors/refusal.ts'
import type { Scope } from '../scope/scope.ts'
import { hashToken, newToken } from './token.ts'

export type Purpose = 'owner-setup' | 'owner-reset'

/** Creates a token for one purpose, kept only as a hash. Earlier tokens for that purpose and subject end. */
export async function issueToken(
  scope: Scope,
  purpose: Purpose,
  subject: string,
  hours: number,
): Promise<string> {
  const token = newToken()
  await sql`delete from token where purpose = ${purpose} and subject = ${subject}`.execute(scope.db)
  await sql`
    insert into token (hash, purpose, subject, created_at, expires_at)
    values (${hashToken(token)}, ${purpose}, ${subject}, ${scope.now}, ${new Date(scope.now.getTime() + hours * 3_600_000)})
  `.execute(scope.db)
  return token
}

/** Uses the token up in one statement, so that one of many concurrent calls wins. Call it in the transaction of its effect. */
export async function claimToken(
  scope: Scope,
  purpose: Purpose,
  token: string,
): Promise<{ subject: string }> {
  const { rows } = await sql<{ subject: string }>`
    update token set used_at = ${scope.now}
    where hash = ${hashToken(token)} and purpose = ${purpose} and used_at is null and expires_at > ${scope.now}
    returning subject
  `.execute(scope.db)
  return rows[0] ?? linkExpired()
}

/** What a token is for, without using it up. */
export async function inspectToken(
  scope: Scope,
  token: string,
): Promise<{ purpose: Purpose; subject: string }> {
  const { rows } = await sql<{ purpose: Purpose; subject: string }>`
    select purpose, subject from token
    where hash = ${hashToken(token)} and used_at is null and expires_at > ${scope.now}
  `.execute(scope.db)
  return rows[0] ?? linkExpired()
}

/** Ends the tokens of a purpose that were not used yet. */
export async function endTokens({ db }: Pick<Scope, 'db'>, purpose: Purpose, subject: string): Promise<void> {
  await sql`delete from token where purpose = ${purpose} and subject = ${subject} and used_at is null`.execute(
    db,
  )
}

function linkExpired(): never {
  throw new Refusal(
    410,
    'link_dead',
    'This link has already been used or has expired. Restart Rondo for a new one, or run: npx rondo owner reset.',
  )
}
