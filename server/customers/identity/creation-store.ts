import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Scope } from '../../platform/scope/scope.ts'

/** Maps an unknown group to the customer who bought and whose contacts belong to it. */
export async function linkGroups(db: Db): Promise<void> {
  await sql`
    with candidate as (
      select g.group_ref, min(c.id) as id
      from observed_group g join observed_user u on u.group_ref = g.group_ref
      join customer c on c.id in (u.customer_id, u.email_customer_id)
      where g.customer_id is null and not c.is_tracked_only
        and not exists (select 1 from customer_identity i where i.customer_id = c.id and i.source = 'group')
      group by 1
    ),
    named as (
      insert into customer_identity (source, external_id, customer_id)
      select distinct on (id) 'group', group_ref, id from candidate order by id, group_ref
      returning external_id, customer_id
    )
    update observed_group g set customer_id = n.customer_id from named n where n.external_id = g.group_ref
  `.execute(db)
}

/** @returns the ids of the created customers, one for each group without a customer */
export async function createGroups({ db, now }: Scope): Promise<number[]> {
  await sql`
    update observed_group g set customer_id = fresh.id
    from (
      select group_ref, nextval(pg_get_serial_sequence('customer', 'id')) as id
      from (select group_ref from observed_group where customer_id is null order by group_ref) unknown
    ) fresh
    where fresh.group_ref = g.group_ref
  `.execute(db)
  const { rows } = await sql<{ id: number }>`
    with fresh as (
      select g.* from observed_group g
      where not exists (select 1 from customer c where c.id = g.customer_id)
    ),
    named as (
      insert into customer_identity (source, external_id, customer_id, named_at)
      select 'group', group_ref, customer_id, named_at from fresh
    )
    insert into customer (id, kind, name, search, is_tracked_only, created_at)
    overriding system value
    select customer_id, 'company', coalesce(name, group_ref),
           left(lower(unaccent(concat_ws(' ', name, group_ref))), 2000), true, ${now}
    from fresh order by customer_id
    returning id
  `.execute(db)
  return rows.map((row) => row.id)
}

/** @returns the ids of the created customers: users without a group and with an unknown address */
export async function createUsers(scope: Scope): Promise<number[]> {
  const { db, now } = scope
  await sql`drop table if exists new_user, new_customer`.execute(db)
  await sql`
    create temp table new_user on commit drop as
    select u.user_ref, coalesce(g.customer_id, u.email_customer_id) as customer_id, u.name, u.email, u.named_at, u.mailed_at,
           coalesce('e:' || (select min(email) from observed_email s where s.user_ref = u.user_ref), 'u:' || u.user_ref) as key,
           null::bigint as contact_id
    from observed_user u left join observed_group g on g.group_ref = u.group_ref
    where u.contact_id is null
  `.execute(db)
  await sql`
    create temp table new_customer on commit drop as
    select nextval(pg_get_serial_sequence('customer', 'id')) as id, key, name, email, refs
    from (
      select key, (array_agg(name order by user_ref) filter (where name is not null))[1] as name,
             min(email) as email, string_agg(user_ref, ' ' order by user_ref) as refs
      from new_user where customer_id is null group by 1 order by 1
    ) fresh
  `.execute(db)
  const { rows } = await sql<{ id: number }>`
    insert into customer (id, kind, name, email, search, is_tracked_only, created_at)
    overriding system value
    select id, 'person', left(coalesce(name, email, refs), 300), email,
           left(lower(unaccent(concat_ws(' ', name, email, left(refs, 200)))), 2000), true, ${now}
    from new_customer
    returning id
  `.execute(db)
  await sql`
    update new_user u set customer_id = n.id from new_customer n where u.customer_id is null and n.key = u.key
  `.execute(db)
  await createContacts(scope)
  return rows.map((row) => row.id)
}

/** A contact who was entered by hand, with that address and no user yet, is the user; the others are new. */
async function createContacts({ db, now }: Scope): Promise<void> {
  await sql`
    update new_user u set contact_id = met.id
    from (
      select distinct on (c.customer_id, c.id) u.user_ref, c.id
      from new_user u join contact c on c.customer_id = u.customer_id and c.email = u.email
      where not exists (
        select 1 from contact_identity i where i.customer_id = c.customer_id and i.contact_id = c.id and i.source = 'user'
      )
      order by c.customer_id, c.id, u.user_ref
    ) met
    where met.user_ref = u.user_ref
  `.execute(db)
  await sql`
    with numbered as (
      update new_user set contact_id = nextval(pg_get_serial_sequence('contact', 'id')) where contact_id is null
      returning customer_id, contact_id, name, email, user_ref
    )
    insert into contact (
      customer_id, id, name, email, is_name_claimed, is_email_claimed, claimed_email, created_at
    )
    overriding system value
    select customer_id, contact_id, coalesce(name, email, left(user_ref, 300)), email, true, email is not null, email, ${now}
    from numbered
  `.execute(db)
  await sql`
    insert into contact_identity (source, external_id, customer_id, contact_id, named_at, mailed_at)
    select 'user', user_ref, customer_id, contact_id, named_at, mailed_at from new_user
  `.execute(db)
  await sql`
    update observed_user u set customer_id = n.customer_id, contact_id = n.contact_id
    from new_user n where n.user_ref = u.user_ref
  `.execute(db)
}
