import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Offer } from './schema.ts'

type Last = { customerId: number; bought: string; followed: Offer[] }

/** Of each customer what they bought last, and what was bought next by those who bought the same. */
export async function lastBought(db: Db, customers: number[]): Promise<Map<number, Last>> {
  const { rows } = await sql<Last>`
    with last as (
      select distinct s.customer_id, s.product_id from fact_sold s
      join fact_buyer b on b.customer_id = s.customer_id and b.purchases = s.nth
      where s.customer_id = any(${customers}::bigint[])
    )
    select l.customer_id as "customerId", min(p.name) as bought,
           coalesce(jsonb_agg(jsonb_build_object(
             'productId', n.next_id, 'name', q.name, 'n', n.customers, 'm', n.came_back,
             'after', jsonb_build_object('productId', p.id, 'name', p.name)
           )) filter (where n.next_id is not null), '[]') as followed
    from last l join fact_product p on p.id = l.product_id
    left join next_product n on n.product_id = l.product_id
    left join fact_product q on q.id = n.next_id
    group by 1
  `.execute(db)
  return new Map(rows.map((row) => [row.customerId, row]))
}

export async function countedOn(db: Db): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select counted_on as day from next_product_state
  `.execute(db)
  return rows[0]!.day
}
