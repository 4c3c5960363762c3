import { sql } from 'kysely'
import { whereBuyerMatches } from '../filters/condition-store.ts'
import { isTallied } from '../filters/filters.ts'
import type { FactQuery } from '../finding.ts'
import type { NewProductCount } from './answer.ts'

/**
 * Purchases with a product new to their customer, by days since the first purchase. Tallies know the first year only
 * as early (counted at day 0) and late (at day 90).
 */
export async function loadNewProductCounts({ db, filters }: FactQuery): Promise<NewProductCount[]> {
  const tallied = sql<NewProductCount>`
    select is_first as "isFirst", age_days as "ageDays",
           coalesce(sum(purchases) filter (where first_day is null), 0)::integer as purchases,
           coalesce(sum(purchases) filter (
             where first_day <= (select max(last_day) from fact_buyer) - 364
           ), 0)::integer as "watchedYear"
    from fact_new
    group by is_first, age_days having sum(purchases) <> 0
    order by is_first, age_days
  `
  const counted = sql<NewProductCount>`
    select nth = 1 as "isFirst", age_days as "ageDays", count(*)::integer as purchases,
           (count(*) filter (
             where day - age_days <= (select max(last_day) from fact_buyer) - 364
           ))::integer as "watchedYear"
    from fact_purchase
    ${whereBuyerMatches(filters, sql`new_products > 0`)}
    group by nth = 1, age_days
    order by nth = 1, age_days
  `
  return (await (isTallied(filters, []) ? tallied : counted).execute(db)).rows
}
