import { sql } from 'kysely'
import type { CustomerScope } from '../../../platform/scope/customer-scope.ts'
import type { EventHandlers } from '../../../platform/events/events.ts'
import type { Scope } from '../../../platform/scope/scope.ts'
import { requireCustomer } from '../../customers.ts'

export type ListedLink = {
  id: number
  contactId: number | null
  email: string
  madeBy: string
  madeAt: Date
  expiresAt: Date
  usedAt: Date | null
  revokedAt: Date | null
  /** When somebody who came by it was here last. */
  seenAt: Date | null
}
export type Visit = {
  id: number
  day: string
  at: Date
  email: string
  kind: 'saw' | 'changed'
  what: string
}

/** Who at the customer can come to its page, and what they saw and changed there, the newest first. */
export async function getPortalAccess(
  scope: Scope,
  customerId: number,
): Promise<{ links: ListedLink[]; visits: Visit[] }> {
  const { db } = scope
  const customer = await requireCustomer(scope, customerId)
  const links = await sql<ListedLink>`
    select l.id, l.contact_id as "contactId", l.email, l.made_by as "madeBy", l.made_at as "madeAt",
           l.expires_at as "expiresAt", l.used_at as "usedAt", l.revoked_at as "revokedAt",
           (select max(s.seen_at) from portal_session s where s.customer_id = l.customer_id and s.link_id = l.id) as "seenAt"
    from portal_link l where l.customer_id = ${customer.id} order by l.id desc limit 200
  `.execute(db)
  const visits = await sql<Visit>`
    select id, day, at, email, kind, what from portal_visit
    where customer_id = ${customer.id} order by at desc, id desc limit 500
  `.execute(db)
  return { links: links.rows, visits: visits.rows }
}

/** Remembers for the customer's story what was seen, once a day for each page, or changed. */
export async function recordVisit(scope: CustomerScope, kind: Visit['kind'], what: string): Promise<void> {
  await sql`
    insert into portal_visit (customer_id, day, email, kind, what, at)
    select ${scope.customerId}, (${scope.now}::timestamptz at time zone time_zone)::date, ${scope.contact.email}, ${kind},
           ${what}, ${scope.now}
    from settings
    on conflict do nothing
  `.execute(scope.db)
}

/** Links, sessions and visits go with their customer: whoever was let in stays in. */
export const answers: EventHandlers = {
  atOnce: {
    'customer.merged': async ({ db }, { from, into }: { from: number; into: number }) => {
      await sql`
        with gone as (delete from portal_link where customer_id = ${from} returning *)
        insert into portal_link (customer_id, id, contact_id, email, hash, made_by, made_at, expires_at, used_at, revoked_at)
        overriding system value
        select ${into}, id, contact_id, email, hash, made_by, made_at, expires_at, used_at, revoked_at from gone
      `.execute(db)
      await sql`update portal_session set customer_id = ${into} where customer_id = ${from}`.execute(db)
      await sql`update mail set customer_id = ${into} where customer_id = ${from}`.execute(db)
      await sql`
        with gone as (delete from portal_visit where customer_id = ${from} returning *)
        insert into portal_visit (customer_id, id, day, email, kind, what, at) overriding system value
        select ${into}, id, day, email, kind, what, at from gone
        on conflict do nothing
      `.execute(db)
    },
  },
}
