import { sql, type RawBuilder } from 'kysely'
import type { Scope } from '../../platform/scope/scope.ts'
import { lockIdentities } from './lock-store.ts'

/**
 * The customers of a staged batch: a temporary table that lives until the open transaction ends.
 *
 * Columns: who, ref, email, name, country, customer_id, is_new
 */
export type StagedCustomers = RawBuilder<unknown>

/**
 * Finds or creates the customer of everybody in a staged batch, in sets. They are found by the id that the source gives
 * them, then by their email address; two unknown ids with the same address are one customer.
 *
 * @param batch a table with who, customer_ref, customer_email, customer_name, country
 */
export async function resolveStaged(
  scope: Scope,
  batch: RawBuilder<unknown>,
  source: string,
  kind: 'company' | 'person',
  batchId: number | null,
): Promise<StagedCustomers> {
  const { db, now } = scope
  await lockIdentities(db)
  const customers = await matchStaged(scope, batch, source)
  await sql`
    create temp table new_customer on commit drop as
    select nextval(pg_get_serial_sequence('customer', 'id')) as id, key, name, email, country, refs
    from (
      select coalesce('e:' || email, who) as key, min(name) as name, min(email) as email, min(country) as country,
             string_agg(ref, ' ' order by ref) as refs
      from staged_customer where customer_id is null group by 1
    ) fresh
    order by key
  `.execute(db)
  await sql`
    insert into customer (id, kind, name, email, country, search, batch_id, created_at)
    overriding system value
    select id, ${kind}, coalesce(name, email, refs), email, country,
           lower(unaccent(concat_ws(' ', name, email, left(refs, 200)))), ${batchId}, ${now}
    from new_customer
  `.execute(db)
  await sql`
    update staged_customer t set customer_id = n.id, is_new = true
    from new_customer n where t.customer_id is null and n.key = coalesce('e:' || t.email, t.who)
  `.execute(db)
  await sql`
    insert into customer_identity (source, external_id, customer_id)
    select ${source}, ref, customer_id from staged_customer where ref is not null
    union all
    select 'email', email, min(customer_id) from staged_customer where email is not null group by email
    on conflict do nothing
  `.execute(db)
  await sql`
    update customer c set is_tracked_only = false from staged_customer t where c.id = t.customer_id and not t.is_new and c.is_tracked_only
  `.execute(db)
  return customers
}

/** Finds the customers who are known already, and creates nobody. */
export async function matchStaged(
  { db }: Scope,
  batch: RawBuilder<unknown>,
  source: string,
): Promise<StagedCustomers> {
  await sql`drop table if exists staged_customer, new_customer`.execute(db)
  await sql`
    create temp table staged_customer on commit drop as
    select who, min(customer_ref) as ref, min(customer_email) as email, min(customer_name) as name,
           min(country) as country, null::bigint as customer_id, false as is_new
    from ${batch} group by who
  `.execute(db)
  await sql`
    update staged_customer t set customer_id = i.customer_id
    from customer_identity i where i.source = ${source} and i.external_id = t.ref
  `.execute(db)
  await sql`
    update staged_customer t set customer_id = i.customer_id
    from customer_identity i where t.customer_id is null and i.source = 'email' and i.external_id = t.email
  `.execute(db)
  await sql`analyze staged_customer`.execute(db)
  return sql`staged_customer`
}
