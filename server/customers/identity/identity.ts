import { sql } from 'kysely'
import type { Scope } from '../../platform/scope/scope.ts'
import { merge } from '../customers.ts'
import { moveContacts, updateEmails, updateNames } from './contact-store.ts'
import { createGroups, createUsers, linkGroups } from './creation-store.ts'
import { find } from '../store.ts'

/**
 * Finds or makes whoever was seen in the company's own product, set by set, and leaves the answers in the temporary
 * tables of the open transaction: in `seen_group` the customer of each group, in `seen_user` the contact of each user
 * and the customer where they are at home. Call it under `lockIdentities`.
 *
 * A user's home is their group; without a group the customer who is known by their e-mail address; without that a
 * customer of their own. Customers known from tracking only (bare) become a part of the one they turn out to belong to.
 *
 * @throws TooManyMerges when the transaction would grow too large
 * @see createObservedTables for the columns that the caller fills
 */
export async function resolveIdentities(scope: Scope): Promise<void> {
  const { db } = scope
  await matchObserved(scope)
  await linkGroups(db)
  const groups = await createGroups(scope)
  if (groups.length > 0) await scope.events.emit(scope, 'customer.created', { ids: groups })
  if (await mergeCandidates(scope)) await matchObserved(scope)
  const users = await createUsers(scope)
  if (users.length > 0) await scope.events.emit(scope, 'customer.created', { ids: users })
  await moveContacts(db)
  await updateEmails(db)
  await updateNames(db)
}

/** The tables through which who was seen is told: the caller fills in refs, names, addresses and times. */
export async function createObservedTables({ db }: Scope): Promise<void> {
  await sql`drop table if exists seen_user, seen_email, seen_group`.execute(db)
  await sql`
    create temp table seen_user (
      user_ref text primary key, group_ref text, name text, named_at timestamptz, email text, mailed_at timestamptz,
      customer_id bigint, contact_id bigint, email_customer_id bigint
    ) on commit drop
  `.execute(db)
  await sql`
    create temp table seen_email (user_ref text not null, email text not null, primary key (user_ref, email)) on commit drop
  `.execute(db)
  await sql`
    create temp table seen_group (group_ref text primary key, name text, named_at timestamptz, customer_id bigint)
    on commit drop
  `.execute(db)
}

async function matchObserved({ db }: Scope): Promise<void> {
  await sql`analyze seen_user, seen_email, seen_group`.execute(db)
  await sql`
    update seen_group g set customer_id = i.customer_id
    from customer_identity i where i.source = 'group' and i.external_id = g.group_ref
  `.execute(db)
  await sql`
    update seen_user u set customer_id = i.customer_id, contact_id = i.contact_id
    from contact_identity i where i.source = 'user' and i.external_id = u.user_ref
  `.execute(db)
  await sql`
    update seen_user u set email_customer_id = known.customer_id
    from (
      select s.user_ref, min(i.customer_id) as customer_id
      from seen_email s join customer_identity i on i.source = 'email' and i.external_id = s.email
      group by 1
    ) known
    where known.user_ref = u.user_ref
  `.execute(db)
}

/** More merges than one transaction should hold: tell of fewer people at once. */
export class TooManyMerges extends Error {}

/** Each merge is answered by every module, which leaves locks behind; a database has some thousand for all. */
const MAX_MERGES = 100

/** @returns whether any customer became a part of another */
async function mergeCandidates(scope: Scope): Promise<boolean> {
  const parts = await findMergeCandidates(scope)
  if (parts.length > MAX_MERGES) throw new TooManyMerges()
  for (const { fromId, intoId } of parts) {
    const [from, into] = [await find(scope.db, fromId), await find(scope.db, intoId)]
    // One of them may have become a part of the other by the merge before.
    if (from && into && from.id !== into.id) await merge(scope, from.id, into.id)
  }
  return parts.length > 0
}

/**
 * Bare customers who turn out to belong to another: a person to their group, or to the customer with their address; a
 * group to the customer who bought, is known by the address of somebody in the group, and is no group yet.
 */
async function findMergeCandidates({ db }: Scope): Promise<{ fromId: number; intoId: number }[]> {
  const { rows } = await sql<{ fromId: number; intoId: number }>`
    with person as (
      select c.id as from_id, coalesce(g.customer_id, u.email_customer_id) as into_id
      from seen_user u join customer c on c.id = u.customer_id left join seen_group g on g.group_ref = u.group_ref
      where c.is_bare and c.kind = 'person'
    ),
    company as (
      select c.id as from_id, s.id as into_id
      from seen_user u join seen_group g on g.group_ref = u.group_ref join customer c on c.id = g.customer_id
      join customer s on s.id in (u.customer_id, u.email_customer_id)
      where c.is_bare and not s.is_bare
        and not exists (select 1 from customer_identity i where i.customer_id = s.id and i.source = 'group')
    )
    select from_id as "fromId", min(into_id) as "intoId"
    from (select * from person union all select * from company) parts
    where from_id <> into_id group by from_id order by from_id
  `.execute(db)
  return rows
}
