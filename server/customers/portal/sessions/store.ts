import { sql } from 'kysely'
import type { Db } from '../../../platform/database/pool.ts'
import { deleteKeys, insertKey } from '../key-store.ts'

export type NewSession = {
  customerId: number
  linkId: number
  contactId: number | null
  email: string
  hash: Buffer
  expiresAt: Date
}

export async function insertSession(db: Db, session: NewSession, now: Date): Promise<void> {
  const { customerId, linkId, contactId, email, hash, expiresAt } = session
  await sql`
    insert into portal_session (customer_id, hash, link_id, contact_id, email, made_at, seen_at, expires_at)
    values (${customerId}, ${hash}, ${linkId}, ${contactId}, ${email}, ${now}, ${now}, ${expiresAt})
  `.execute(db)
  await insertKey(db, customerId, hash)
}

export type OpenSession = {
  linkId: number
  contactId: number | null
  email: string
  /** Of the contact. */
  name: string | null
  seenAt: Date
}

/** The session, unless it was revoked or has expired. */
export async function findSession(
  db: Db,
  customerId: number,
  hash: Buffer,
  now: Date,
): Promise<OpenSession | undefined> {
  const { rows } = await sql<OpenSession>`
    select s.link_id as "linkId", c.id as "contactId", s.email, c.name, s.seen_at as "seenAt"
    from portal_session s left join contact c on c.customer_id = s.customer_id and c.id = s.contact_id
    where s.customer_id = ${customerId} and s.hash = ${hash} and s.revoked_at is null and s.expires_at > ${now}
  `.execute(db)
  return rows[0]
}

export async function touchSession(db: Db, customerId: number, hash: Buffer, now: Date): Promise<void> {
  await sql`
    update portal_session set seen_at = ${now} where customer_id = ${customerId} and hash = ${hash}
  `.execute(db)
}

export async function revokeSession(db: Db, customerId: number, hash: Buffer, now: Date): Promise<void> {
  await sql`
    update portal_session set revoked_at = coalesce(revoked_at, ${now})
    where customer_id = ${customerId} and hash = ${hash}
  `.execute(db)
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  const { rows } = await sql<{ hash: Buffer }>`
    delete from portal_session where expires_at < ${now} returning hash
  `.execute(db)
  await deleteKeys(
    db,
    rows.map(({ hash }) => hash),
  )
}
