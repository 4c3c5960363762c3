import { sql, type RawBuilder } from 'kysely'
import { resolveIdentities } from '../../customers/identity/identity.ts'
import { createObservedTables, type ObservedTables } from '../../customers/identity/observed-store.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Scope } from '../../platform/scope/scope.ts'

/**
 * Resolves the owners of the events in `usage_batch`: links visitors to users and users to groups, and finds or creates
 * their customers and contacts. Leaves the visitors and users with new links in `usage_relinked_visitor` and
 * `usage_relinked_user`.
 *
 * @returns how an event finds its owner
 */
export async function resolveOwners(scope: Scope): Promise<Owner> {
  await linkVisitors(scope.db)
  await linkMembers(scope.db)
  const observed = await createObservedTables(scope)
  await stageIdentities(scope.db, observed)
  await resolveIdentities(scope)
  return ownerOf(observed)
}

/** A visitor is the user who was identified with it first, by the time of the event and not of its arrival. */
async function linkVisitors(db: Db): Promise<void> {
  await sql`
    with link as (
      select anonymous_id, user_ref, occurred_at from usage_batch where anonymous_id is not null and user_ref is not null
      union all
      select previous_ref, user_ref, occurred_at from usage_batch where kind = 'alias' and previous_ref <> user_ref
    ),
    changed as (
      insert into usage_visitor as v (anonymous_id, user_ref, since)
      select distinct on (anonymous_id) anonymous_id, user_ref, occurred_at from link
      order by anonymous_id, occurred_at, user_ref
      on conflict (anonymous_id) do update set user_ref = excluded.user_ref, since = excluded.since
      where (excluded.since, excluded.user_ref) < (v.since, v.user_ref)
      returning anonymous_id
    )
    insert into usage_relinked_visitor select anonymous_id from changed
  `.execute(db)
  await sql`
    update usage_batch b set person_ref = v.user_ref
    from usage_visitor v where b.user_ref is null and v.anonymous_id = b.anonymous_id
  `.execute(db)
}

async function linkMembers(db: Db): Promise<void> {
  await sql`
    with explicit as (
      insert into usage_member (user_ref, is_explicit, since, group_ref)
      select distinct user_ref, true, occurred_at, group_ref from usage_batch where kind = 'group' and user_ref is not null
      on conflict do nothing
      returning user_ref, since
    ),
    in_passing as (
      insert into usage_member as m (user_ref, is_explicit, since, group_ref)
      select distinct on (user_ref) user_ref, false, occurred_at, group_ref
      from usage_batch where kind <> 'group' and user_ref is not null and group_ref is not null
      order by user_ref, occurred_at, group_ref
      on conflict (user_ref) where not is_explicit do update set since = excluded.since, group_ref = excluded.group_ref
      where (excluded.since, excluded.group_ref) < (m.since, m.group_ref)
      returning user_ref, '-infinity'::timestamptz as since
    )
    insert into usage_relinked_user
    select user_ref, min(since) from (select * from explicit union all select * from in_passing) changed group by 1
  `.execute(db)
  // Events from before a user's first membership belong to their first group.
  await sql`
    update usage_relinked_user u set since = '-infinity'
    where not exists (select 1 from usage_member m where m.user_ref = u.user_ref and m.is_explicit and m.since < u.since)
  `.execute(db)
}

const TEXT = (name: string) =>
  sql`case when jsonb_typeof(properties -> ${name}) = 'string' then nullif(trim(properties ->> ${name}), '') end`

/** Stages the users and groups of the batch with their names and addresses. */
async function stageIdentities(db: Db, observed: ObservedTables): Promise<void> {
  await sql`
    insert into ${observed.users} (user_ref, group_ref)
    select p.person_ref, coalesce(
      (select group_ref from usage_member m where m.user_ref = p.person_ref and is_explicit order by since desc, group_ref desc limit 1),
      (select group_ref from usage_member m where m.user_ref = p.person_ref and not is_explicit)
    )
    from (select distinct person_ref from usage_batch where person_ref is not null) p
  `.execute(db)
  await sql`
    insert into ${observed.groups} (group_ref)
    select group_ref from usage_batch where group_ref is not null
    union
    select m.group_ref from usage_member m join ${observed.users} u on u.user_ref = m.user_ref
  `.execute(db)
  await sql`
    update ${observed.groups} g set name = t.name, named_at = t.occurred_at
    from (
      select distinct on (group_ref) group_ref, name, occurred_at
      from (select group_ref, left(${TEXT('name')}, 300) as name, occurred_at from usage_batch where kind = 'group') named
      where name is not null order by group_ref, occurred_at desc, name desc
    ) t
    where t.group_ref = g.group_ref
  `.execute(db)
  await stageTraits(db, observed)
}

async function stageTraits(db: Db, observed: ObservedTables): Promise<void> {
  await sql`
    with trait as (
      select person_ref, occurred_at,
             left(coalesce(${TEXT('name')}, nullif(concat_ws(' ', ${TEXT('firstName')}, ${TEXT('lastName')}), '')), 300) as name,
             lower(${TEXT('email')}) as email
      from usage_batch where kind = 'identify' and user_ref is not null
    ),
    valid as (
      select person_ref, occurred_at, email from trait where email ~ '^[^\\s@]+@[^\\s@]+$' and length(email) <= 320
    ),
    emails as (insert into ${observed.emails} select distinct person_ref, email from valid),
    named as (
      select distinct on (person_ref) person_ref, name, occurred_at from trait
      where name is not null order by person_ref, occurred_at desc, name desc
    ),
    mailed as (
      select distinct on (person_ref) person_ref, email, occurred_at from valid
      order by person_ref, occurred_at desc, email desc
    )
    update ${observed.users} u set name = n.name, named_at = n.occurred_at, email = m.email, mailed_at = m.occurred_at
    from named n full join mailed m using (person_ref)
    where u.user_ref = coalesce(n.person_ref, m.person_ref)
  `.execute(db)
}

/** The owner of events `e`: see `ownerOf`. */
export type Owner = {
  joins: RawBuilder<unknown>
  customer: RawBuilder<unknown>
  contact: RawBuilder<unknown>
}

/**
 * Joins events `e`, which have a person_ref, with their customer and contact (0: unknown). An event that names a group
 * belongs to it; any other belongs to the group of its person at the time.
 */
function ownerOf(observed: ObservedTables): Owner {
  return {
    joins: sql`
    left join ${observed.users} su on su.user_ref = e.person_ref
    left join lateral (
      select m.group_ref from usage_member m
      where e.group_ref is null and m.user_ref = e.person_ref and m.is_explicit and m.since <= e.occurred_at
      order by m.since desc, m.group_ref desc limit 1
    ) present on true
    left join lateral (
      select m.group_ref from usage_member m
      where e.group_ref is null and present.group_ref is null and m.user_ref = e.person_ref
      order by m.is_explicit desc, m.since, m.group_ref limit 1
    ) first_one on true
    left join ${observed.groups} sg on sg.group_ref = coalesce(e.group_ref, present.group_ref, first_one.group_ref)
  `,
    /** An event of a group that is not in the batch keeps its customer. */
    customer: sql`coalesce(sg.customer_id, case when e.group_ref is not null then e.customer_id end, su.customer_id, 0)`,
    contact: sql`coalesce(su.contact_id, 0)`,
  }
}
