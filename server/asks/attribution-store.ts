import { sql, type RawBuilder } from 'kysely'
import type { CustomerSet } from '../customers/customer-set-store.ts'
import type { Db } from '../platform/database/pool.ts'
import { SALE_KINDS, ATTRIBUTION_DAYS } from './attribution.ts'
import { getSettings } from '../platform/settings/settings.ts'
import { askedAt, soldAt } from './moment-store.ts'
import { lock } from '../platform/database/locks-store.ts'

/** Everybody, or some. */
export type CustomerSelection = 'everybody' | CustomerSet | number[]

/**
 * Writes to every ask of these customers the sale that is attributed to it, and removes one that no longer is: the same
 * statement for one ask and for all. `attributionsOf` defines the attribution; `verifyAttributions` compares both.
 */
export async function attributeSales(db: Db, selection: CustomerSelection): Promise<void> {
  await lock(db, 'asks')
  const { timeZone } = await getSettings({ db })
  await sql`
    with selected as (
      select a.customer_id, a.id, a.asked_on, a.answer, a.undone_at, ${askedAt(timeZone)} as asked_at
      from next_sale_ask a where ${selectCustomers(selection)}
    ),
    followed as (
      select distinct on (a.customer_id, s.kind, s.ref) a.customer_id, a.id, a.answer, s.kind, s.ref, s.day
      from selected a
      cross join lateral (
        select s.kind, s.ref, s.day from fact_sale s
        where s.customer_id = a.customer_id and s.day >= a.asked_on and s.day <= a.asked_on + ${ATTRIBUTION_DAYS}::integer
          and (s.nth is null or s.nth > 1) and (s.day > a.asked_on or ${soldAt(timeZone)} > a.asked_at)
        -- Keeps the condition on the customer inside, where it spares reading the subscriptions of all.
        offset 0
      ) s
      where a.undone_at is null
      order by a.customer_id, s.kind, s.ref, a.asked_on desc, a.id desc
    ),
    first_sale as (
      select distinct on (customer_id, id) customer_id, id, kind, ref, day from followed where answer <> 'no'
      order by customer_id, id, day, array_position(${[...SALE_KINDS]}::text[], kind), ref
    ),
    matched as (
      select a.customer_id, a.id, f.kind, f.ref, f.day
      from selected a left join first_sale f on f.customer_id = a.customer_id and f.id = a.id
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
    ? sql`a.customer_id in (select customer_id from ${selection.rows} changed)`
    : sql`a.customer_id = any(${selection}::bigint[])`
}
