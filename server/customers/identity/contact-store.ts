import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'

/** Moves contacts that now belong to another customer, with their id and address. */
export async function moveContacts(db: Db): Promise<void> {
  await sql`drop table if exists moving_contact`.execute(db)
  const moving = await sql`
    create temp table moving_contact on commit drop as
    select u.user_ref, u.contact_id, u.customer_id as from_id, g.customer_id as into_id
    from observed_user u join observed_group g on g.group_ref = u.group_ref where u.customer_id <> g.customer_id
  `.execute(db)
  if (moving.numAffectedRows === 0n) return
  await sql`
    insert into contact (
      customer_id, id, name, email, phone, title, is_name_claimed, is_email_claimed, claimed_email, created_at
    )
    overriding system value
    select m.into_id, c.id, c.name, c.email, c.phone, c.title, c.is_name_claimed, c.is_email_claimed, c.claimed_email,
           c.created_at
    from moving_contact m join contact c on c.customer_id = m.from_id and c.id = m.contact_id
  `.execute(db)
  await sql`
    with moved as (
      delete from contact_identity i using moving_contact m
      where i.customer_id = m.from_id and i.contact_id = m.contact_id
      returning m.into_id, i.source, i.external_id, i.contact_id, i.named_at, i.mailed_at
    )
    insert into contact_identity (customer_id, source, external_id, contact_id, named_at, mailed_at) select * from moved
  `.execute(db)
  // An address that is the left customer's own stays with them.
  await sql`
    with moved as (
      delete from customer_identity i
      using moving_contact m join contact c on c.customer_id = m.into_id and c.id = m.contact_id
        join customer f on f.id = m.from_id
      where i.source = 'email' and i.external_id = c.email and i.customer_id = m.from_id and f.email is distinct from c.email
      returning m.into_id, i.source, i.external_id, i.named_at
    )
    insert into customer_identity (customer_id, source, external_id, named_at) select distinct on (source, external_id) * from moved
  `.execute(db)
  await sql`
    delete from contact c using moving_contact m where c.customer_id = m.from_id and c.id = m.contact_id
  `.execute(db)
  await sql`
    update observed_user u set customer_id = m.into_id from moving_contact m where m.user_ref = u.user_ref
  `.execute(db)
}

/**
 * From now on the addresses identify their customer, unless they identify another one. The latest address is the claim of
 * the contact; it is their address when no other source supplied one, and their name when they have none.
 */
export async function updateEmails(db: Db): Promise<void> {
  await sql`
    insert into customer_identity (source, external_id, customer_id)
    select 'email', s.email, min(u.customer_id) from observed_email s join observed_user u using (user_ref)
    group by s.email order by s.email
    on conflict do nothing
  `.execute(db)
  await sql`
    with later as (
      update contact_identity i set mailed_at = u.mailed_at
      from observed_user u join contact c on c.customer_id = u.customer_id and c.id = u.contact_id
      where i.source = 'user' and i.external_id = u.user_ref and u.email is not null
        and (i.mailed_at is null or (u.mailed_at, u.email) > (i.mailed_at, coalesce(c.claimed_email, '')))
      returning i.customer_id, i.contact_id, u.email, i.named_at is not null as is_named
    ),
    accepted as (
      select c.customer_id, c.id, l.email as claim, c.email is null or c.is_email_claimed as is_accepted,
             c.is_name_claimed and not l.is_named as is_name
      from later l join contact c on c.customer_id = l.customer_id and c.id = l.contact_id
    )
    update contact c set claimed_email = a.claim,
      email = case when a.is_accepted then a.claim else c.email end, is_email_claimed = a.is_accepted,
      name = case when a.is_name then a.claim else c.name end
    from accepted a
    where c.customer_id = a.customer_id and c.id = a.id
      and (c.claimed_email is distinct from a.claim or (a.is_accepted and c.email is distinct from a.claim)
        or (a.is_name and c.name <> a.claim))
  `.execute(db)
  // Of several people with the same address, the latest counts.
  await sql`
    with latest as (
      select distinct on (c.id) c.id, k.email, bool_or(i.named_at is not null) over (partition by c.id) as is_named
      from customer c join contact_identity i on i.customer_id = c.id and i.source = 'user' and i.mailed_at is not null
      join contact k on k.customer_id = c.id and k.id = i.contact_id
      where c.is_tracked_only and c.kind = 'person' and c.id in (select customer_id from observed_user where email is not null)
      order by c.id, i.mailed_at desc, k.email desc
    )
    update customer c set email = t.email, search = left(c.search || ' ' || t.email, 2000),
      name = case when t.is_named then c.name else t.email end
    from latest t
    where c.id = t.id and (c.email is distinct from t.email or (not t.is_named and c.name <> t.email))
  `.execute(db)
}

/**
 * People and groups are called what they were called last, unless a source other than tracking supplied the name. Most
 * say the same at every visit: that writes no customer, whose search would fill up with it.
 */
export async function updateNames(db: Db): Promise<void> {
  await sql`
    with later as (
      update contact_identity i set named_at = u.named_at
      from observed_user u join contact c on c.customer_id = u.customer_id and c.id = u.contact_id
      where i.source = 'user' and i.external_id = u.user_ref and u.name is not null and c.is_name_claimed
        and (i.named_at is null or (u.named_at, u.name) > (i.named_at, c.name))
      returning i.customer_id, i.contact_id, u.name
    )
    update contact c set name = l.name
    from later l where c.customer_id = l.customer_id and c.id = l.contact_id and c.name <> l.name
  `.execute(db)
  await sql`
    with latest as (
      select distinct on (c.id) c.id, k.name
      from customer c join contact_identity i on i.customer_id = c.id and i.source = 'user' and i.named_at is not null
      join contact k on k.customer_id = c.id and k.id = i.contact_id
      where c.is_tracked_only and c.kind = 'person' and c.id in (select customer_id from observed_user where name is not null)
      order by c.id, i.named_at desc, k.name desc
    )
    update customer c set name = t.name, search = left(c.search || ' ' || lower(unaccent(t.name)), 2000)
    from latest t where c.id = t.id and c.name <> t.name
  `.execute(db)
  await sql`
    with later as (
      update customer_identity i set named_at = g.named_at
      from observed_group g join customer c on c.id = g.customer_id
      where i.source = 'group' and i.external_id = g.group_ref and g.name is not null
        and (i.named_at is null or (g.named_at, g.name) > (i.named_at, c.name))
      returning i.customer_id, g.name
    )
    update customer c set name = l.name, search = left(c.search || ' ' || lower(unaccent(l.name)), 2000)
    from later l where c.id = l.customer_id and c.is_tracked_only and c.kind = 'company' and c.name <> l.name
  `.execute(db)
}

/** Erases the contacts and groups whose id in the product matches a pattern. @returns the erased contacts */
export async function eraseByExternalId(
  db: Db,
  pattern: string,
): Promise<{ customerId: number; contactId: number }[]> {
  const { rows } = await sql<{ customerId: number; contactId: number }>`
    delete from contact_identity where source = 'user' and external_id like ${pattern}
    returning customer_id as "customerId", contact_id as "contactId"
  `.execute(db)
  const [customerIds, contactIds] = [rows.map((row) => row.customerId), rows.map((row) => row.contactId)]
  await sql`
    delete from contact c using unnest(${customerIds}::bigint[], ${contactIds}::bigint[]) as erased (customer_id, id)
    where c.customer_id = erased.customer_id and c.id = erased.id
  `.execute(db)
  await sql`delete from customer_identity where source = 'group' and external_id like ${pattern}`.execute(db)
  return rows
}
