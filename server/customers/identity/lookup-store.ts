import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Scope } from '../../platform/scope/scope.ts'

/** How a customer may be named: an email address, the id by which a product knows a group or a user, or Rondo's own id. */
export const IDENTIFIER_KINDS = ['email', 'group', 'user', 'id'] as const

/** `text` is a cell of a file: an email address, an id from any source, or the full name of one customer. */
export type CustomerIdentifier = { kind: (typeof IDENTIFIER_KINDS)[number] | 'text'; ref: string }

/**
 * The customer of each identifier, in the same order; null where no customer, or more than one, has it. Ids of customers
 * that were merged lead to the customer that remained.
 */
export async function findCustomers(
  { db }: Scope,
  identifiers: readonly CustomerIdentifier[],
): Promise<(number | null)[]> {
  const { rows } = await sql<{ place: number; id: number | null }>`
    with requested as (
      select place, kind, case when kind = 'email' then lower(trim(ref)) else ref end as ref
      from unnest(${identifiers.map(({ kind }) => kind)}::text[], ${identifiers.map(({ ref }) => ref)}::text[])
        with ordinality as requested (kind, ref, place)
    ),
    distinct_identifiers as (select distinct kind, ref from requested),
    match as (
      select kind, ref, case kind
        when 'id' then (
          select coalesce((select into_id from customer_merge where from_id = n.number),
                          (select id from customer where id = n.number))
          from (select case when ref ~ '^[0-9]{1,15}$' then ref::bigint end as number) n)
        when 'user' then (select customer_id from contact_identity where source = 'user' and external_id = ref)
        when 'text' then coalesce(
          (select customer_id from customer_identity where source = 'email' and external_id = lower(ref)),
          (select case when count(distinct customer_id) = 1 then min(customer_id) end from customer_identity
           where external_id = ref),
          (select case when count(*) = 1 then min(id) end from customer where lower(name) = lower(ref)))
        else (select customer_id from customer_identity where source = kind and external_id = ref) end as id
      from distinct_identifiers
    )
    select requested.place::integer as place, match.id
    from requested join match using (kind, ref) order by requested.place
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** Tells the planner about many new customers. */
export async function analyseCustomers(db: Db): Promise<void> {
  await sql`analyze customer`.execute(db)
}
