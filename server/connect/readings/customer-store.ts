import { sql } from 'kysely'
import type { Scope } from '../../platform/scope/scope.ts'

/** By what a customer is named: their address, the ids under which a product tells of them, or the one they have here. */
export const IDENTIFIER_KINDS = ['email', 'group', 'user', 'id'] as const
export type CustomerIdentifier = { kind: (typeof IDENTIFIER_KINDS)[number] | 'text'; ref: string }

/**
 * The customer of each name, also under ids that merges have turned into aliases; null where nobody has it. A text of a
 * file is an address, an id that some source gives, or the whole name of one customer.
 */
export async function resolveCustomers(
  { db }: Scope,
  names: readonly CustomerIdentifier[],
): Promise<(number | null)[]> {
  const { rows } = await sql<{ place: number; id: number | null }>`
    with asked as (
      select place, by, case when by = 'email' then lower(trim(ref)) else ref end as ref
      from unnest(${names.map(({ kind: by }) => by)}::text[], ${names.map(({ ref }) => ref)}::text[])
        with ordinality as asked (by, ref, place)
    ),
    distinct_names as (select distinct by, ref from asked),
    found as (
      select by, ref, case by
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
        else (select customer_id from customer_identity where source = by and external_id = ref) end as id
      from distinct_names
    )
    select asked.place::integer as place, found.id from asked join found using (by, ref) order by asked.place
  `.execute(db)
  return rows.map(({ id }) => id)
}
