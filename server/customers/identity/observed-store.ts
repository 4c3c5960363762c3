import { sql, type RawBuilder } from 'kysely'
import type { Scope } from '../../platform/scope/scope.ts'

/**
 * The temporary tables through which observed users and groups are resolved. The caller fills in refs, names, addresses
 * and times; afterwards `customer_id` and `contact_id` are set.
 */
export type ObservedTables = {
  /** user_ref, group_ref, name, named_at, email, mailed_at; customer_id, contact_id, email_customer_id */
  users: RawBuilder<unknown>
  /** user_ref, email: every address that was observed */
  emails: RawBuilder<unknown>
  /** group_ref, name, named_at; customer_id */
  groups: RawBuilder<unknown>
}

/** Empty tables that live until the open transaction ends. */
export async function createObservedTables({ db }: Scope): Promise<ObservedTables> {
  await sql`drop table if exists observed_user, observed_email, observed_group`.execute(db)
  await sql`
    create temp table observed_user (
      user_ref text primary key, group_ref text, name text, named_at timestamptz, email text, mailed_at timestamptz,
      customer_id bigint, contact_id bigint, email_customer_id bigint
    ) on commit drop
  `.execute(db)
  await sql`
    create temp table observed_email (user_ref text not null, email text not null, primary key (user_ref, email)) on commit drop
  `.execute(db)
  await sql`
    create temp table observed_group (group_ref text primary key, name text, named_at timestamptz, customer_id bigint)
    on commit drop
  `.execute(db)
  return { users: sql`observed_user`, emails: sql`observed_email`, groups: sql`observed_group` }
}

/** Sets the customer and the contact of all known users. */
export async function matchObserved({ db }: Scope): Promise<void> {
  await sql`analyze observed_user, observed_email, observed_group`.execute(db)
  await sql`
    update observed_group g set customer_id = i.customer_id
    from customer_identity i where i.source = 'group' and i.external_id = g.group_ref
  `.execute(db)
  await sql`
    update observed_user u set customer_id = i.customer_id, contact_id = i.contact_id
    from contact_identity i where i.source = 'user' and i.external_id = u.user_ref
  `.execute(db)
  await sql`
    update observed_user u set email_customer_id = known.customer_id
    from (
      select s.user_ref, min(i.customer_id) as customer_id
      from observed_email s join customer_identity i on i.source = 'email' and i.external_id = s.email
      group by 1
    ) known
    where known.user_ref = u.user_ref
  `.execute(db)
}

/**
 * Customers known only from tracking who turn out to belong to another customer: a person to their group or to the
 * customer with their address; a group to the customer who bought, who is known by the address of somebody in the
 * group, and who is not a group yet.
 */
export async function findMergeCandidates({ db }: Scope): Promise<{ fromId: number; intoId: number }[]> {
  const { rows } = await sql<{ fromId: number; intoId: number }>`
    with person as (
      select c.id as from_id, coalesce(g.customer_id, u.email_customer_id) as into_id
      from observed_user u join customer c on c.id = u.customer_id left join observed_group g on g.group_ref = u.group_ref
      where c.is_tracked_only and c.kind = 'person'
    ),
    company as (
      select c.id as from_id, s.id as into_id
      from observed_user u join observed_group g on g.group_ref = u.group_ref join customer c on c.id = g.customer_id
      join customer s on s.id in (u.customer_id, u.email_customer_id)
      where c.is_tracked_only and not s.is_tracked_only
        and not exists (select 1 from customer_identity i where i.customer_id = s.id and i.source = 'group')
    )
    select from_id as "fromId", min(into_id) as "intoId"
    from (select * from person union all select * from company) parts
    where from_id <> into_id group by from_id order by from_id
  `.execute(db)
  return rows
}
