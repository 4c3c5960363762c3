import { sql, type RawBuilder } from 'kysely'
import type { CustomerSet } from '../customers/customer-set-store.ts'
import type { Db } from '../platform/database/pool.ts'
import { SALE_KINDS, ATTRIBUTION_DAYS } from './attribution.ts'
import { lock } from '../platform/database/locks-store.ts'

/** Everybody, or some. */
export type CustomerSelection = 'everybody' | CustomerSet | number[]

/**
 * Writes to every ask of these customers the sale that is attributed to it, and removes one that no longer is: the same
 * statement for one ask and for all. `attributionsOf` defines the attribution; `verifyAttributions` compares both.
 */
export async function attributeSales(db: Db, selection: CustomerSelection): Promise<void> {
  await lock(db, 'asks')
  await sql`
    with selected as (
      select customer_id, id, asked_on, answer, undone_at,
             lead(asked_on) over (partition by customer_id, undone_at is null order by asked_on, id) as next_on
      from next_sale_ask where ${selectCustomers(selection)}
    ),
    matched as (
      select m.customer_id, m.id, s.kind, s.ref, s.day
      from selected m
      left join lateral (
        select s.kind, s.ref, s.day from fact_sale s
        where s.customer_id = m.customer_id and s.day >= m.asked_on and s.day <= m.asked_on + ${ATTRIBUTION_DAYS}::integer
          and (m.next_on is null or s.day < m.next_on) and (s.nth is null or s.nth > 1)
        order by s.day, array_position(${[...SALE_KINDS]}::text[], s.kind), s.ref limit 1
      ) s on m.undone_at is null and m.answer <> 'no'
    )
    update next_sale_ask a set sale_kind = f.kind, sale_ref = f.ref, sold_on = f.day
    from matched f
    where a.customer_id = f.customer_id and a.id = f.id
      and (a.sale_kind, a.sale_ref, a.sold_on) is distinct from (f.kind, f.ref, f.day)
  `.execute(db)
}

function selectCustomers(selection: CustomerSelection): RawBuilder<unknown> {
  if (selection === 'everybody') return sql`true`
  return 'rows' in selection
    ? sql`customer_id in (select customer_id from ${selection.rows} changed)`
    : sql`customer_id = any(${selection}::bigint[])`
}
