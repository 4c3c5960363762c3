import { sql } from 'kysely'
import type { Db } from '../../../platform/database/pool.ts'
import { insertKey } from '../key-store.ts'
import type { ListedLink } from '../schema.ts'
import type { LinkDates } from './state.ts'

export type NewLink = {
  customerId: number
  contactId: number | null
  email: string
  hash: Buffer
  madeBy: string
  madeAt: Date
  expiresAt: Date
}

export async function insertLink(db: Db, link: NewLink): Promise<{ id: number }> {
  const { customerId, contactId, email, hash, madeBy, madeAt, expiresAt } = link
  const { rows } = await sql<{ id: number }>`
    insert into portal_link (customer_id, contact_id, email, hash, made_by, made_at, expires_at)
    values (${customerId}, ${contactId}, ${email}, ${hash}, ${madeBy}, ${madeAt}, ${expiresAt})
    returning id
  `.execute(db)
  await insertKey(db, customerId, hash)
  return rows[0]!
}

export async function selectLinks(db: Db, customerId: number): Promise<ListedLink[]> {
  const { rows } = await sql<ListedLink>`
    with latest as (
      select link_id, max(seen_at) as seen_at from portal_session where customer_id = ${customerId} group by 1
    )
    select l.id, l.contact_id as "contactId", l.email, l.made_by as "madeBy", l.made_at as "madeAt",
           l.expires_at as "expiresAt", l.used_at as "usedAt", l.revoked_at as "revokedAt", s.seen_at as "seenAt"
    from portal_link l left join latest s on s.link_id = l.id
    where l.customer_id = ${customerId} order by l.id desc limit 200
  `.execute(db)
  return rows
}

export async function findLink(db: Db, customerId: number, hash: Buffer): Promise<LinkDates | null> {
  const { rows } = await sql<LinkDates>`
    select used_at as "usedAt", revoked_at as "revokedAt", expires_at as "expiresAt" from portal_link
    where customer_id = ${customerId} and hash = ${hash}
  `.execute(db)
  return rows[0] ?? null
}

export type UsedLink = { linkId: number; contactId: number | null; email: string }

/** Uses the link up in one statement, so that of several callers at the same time only one gets it. */
export async function consumeLink(
  db: Db,
  customerId: number,
  hash: Buffer,
  now: Date,
): Promise<UsedLink | undefined> {
  const { rows } = await sql<UsedLink>`
    update portal_link set used_at = ${now}
    where customer_id = ${customerId} and hash = ${hash} and used_at is null and revoked_at is null and expires_at > ${now}
    returning id as "linkId", contact_id as "contactId", email
  `.execute(db)
  return rows[0]
}

/** Ends the link and its sessions. @returns the hash of the link, or null when the customer has no such link */
export async function endLink(db: Db, customerId: number, linkId: number, now: Date): Promise<Buffer | null> {
  const { rows } = await sql<{ hash: Buffer }>`
    update portal_link set revoked_at = coalesce(revoked_at, ${now})
    where customer_id = ${customerId} and id = ${linkId}
    returning hash
  `.execute(db)
  await sql`
    update portal_session set revoked_at = coalesce(revoked_at, ${now})
    where customer_id = ${customerId} and link_id = ${linkId}
  `.execute(db)
  return rows[0]?.hash ?? null
}

/** A customer whose portal an address has had a link to, which the team has not revoked. */
export type LinkedCustomer = {
  id: number
  name: string
  contactId: number | null
  contactName: string | null
}

export async function findLinkedCustomers(db: Db, email: string, limit: number): Promise<LinkedCustomer[]> {
  const { rows } = await sql<LinkedCustomer>`
    with latest as (
      select distinct on (customer_id) customer_id, contact_id, revoked_at from portal_link
      where email = ${email} order by customer_id, id desc
    )
    select c.id, c.name, p.id as "contactId", p.name as "contactName"
    from latest l join customer c on c.id = l.customer_id
      left join contact p on p.customer_id = l.customer_id and p.id = l.contact_id
    where l.revoked_at is null order by c.id desc limit ${limit}
  `.execute(db)
  return rows
}
