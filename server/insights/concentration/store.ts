import { topCount } from '@rondo/models/top-share'
import { sql } from 'kysely'
import { firstDayRows } from '../filters/buyer-store.ts'
import { buyerCondition } from '../filters/condition-store.ts'
import type { FactQuery } from '../finding.ts'
import { MANY_CUSTOMERS, type TopSums } from './answer.ts'

/** The revenue of the best 1 %, 10 % and 20 % of customers, at least one of each. */
export async function loadTopSums(query: FactQuery): Promise<TopSums> {
  const { n, revenue } = await loadRevenue(query)
  const [k1, k10, k20] = [topCount(n, 0.01), topCount(n, 0.1), topCount(n, 0.2)]
  const { rows } = await sql<Pick<TopSums, 'top1' | 'top10' | 'top20'>>`
    with best as (
      select total, row_number() over (order by total desc) as rank
      from fact_buyer where ${buyerCondition(query.filters)}
      order by total desc
      limit ${k20}
    )
    select coalesce(sum(total) filter (where rank <= ${k1}), 0)::float8 as top1,
           coalesce(sum(total) filter (where rank <= ${k10}), 0)::float8 as top10,
           coalesce(sum(total), 0)::float8 as top20
    from best
  `.execute(query.db)
  return { n, revenue, k1, k10, k20, ...rows[0]! }
}

/** What each customer spent; null if they are 1,000 or more. */
export async function loadTotals({ db, filters }: FactQuery): Promise<number[] | null> {
  const { rows } = await sql<{ total: number }>`
    select total::float8 as total from fact_buyer where ${buyerCondition(filters)}
    order by customer_id
    limit ${MANY_CUSTOMERS}
  `.execute(db)
  return rows.length < MANY_CUSTOMERS ? rows.map(({ total }) => total) : null
}

async function loadRevenue({ db, filters }: FactQuery): Promise<Pick<TopSums, 'n' | 'revenue'>> {
  const { rows } = await sql<Pick<TopSums, 'n' | 'revenue'>>`
    select coalesce(sum(customers), 0)::integer as n, coalesce(sum(total), 0)::float8 as revenue
    from (${firstDayRows(filters)}) days
  `.execute(db)
  return rows[0]!
}
