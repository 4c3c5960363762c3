import { sql } from 'kysely'
import type { Scope } from '../../scope/scope.ts'

export type Subscription = { email: string; list: string }

/** Whether the address has left the list. */
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

/** Every address that has left the list, in lower case. */
export async function unsubscribedEmails({ db }: Pick<Scope, 'db'>, list: string): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`select email from mail_opt_out where list = ${list}`.execute(
    db,
  )
  return rows.map(({ email }) => email)
}

export async function insertOptOut({ db, now }: Scope, { email, list }: Subscription): Promise<void> {
  await sql`
    insert into mail_opt_out (email, list, at) values (${email}, ${list}, ${now}) on conflict do nothing
  `.execute(db)
}

export async function insertUnsubscribeLink(
  { db, now }: Scope,
  hash: Buffer,
  { email, list }: Subscription,
): Promise<void> {
  await sql`
    insert into mail_unsubscribe_link (hash, email, list, created_at)
    values (${hash}, ${email.toLowerCase()}, ${list}, ${now})
  `.execute(db)
}

export async function findSubscription(
  { db }: Pick<Scope, 'db'>,
  hash: Buffer,
): Promise<Subscription | null> {
  const { rows } =
    await sql<Subscription>`select email, list from mail_unsubscribe_link where hash = ${hash}`.execute(db)
  return rows[0] ?? null
}
