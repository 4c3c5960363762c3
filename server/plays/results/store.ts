import { sql, type RawBuilder } from 'kysely'
import { ATTRIBUTION_DAYS } from '../../asks/attribution.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { FirstOrderGroup } from './comparison.ts'
import type { AskTally } from './result-row.ts'
import type { Grouping } from './schema.ts'

const KEYS: Record<Grouping, RawBuilder<string>> = {
  week: sql`to_char(date_trunc('week', asked_on::timestamp), 'YYYY-MM-DD')`,
  age: sql`case when age_days <= 30 then '0–30' when age_days <= 90 then '31–90' else '91 and more' end`,
  person: sql`by_user`,
}
const PERSON = sql`(array_agg(by_name order by acted_at desc, id desc))[1]`

/** Asks by group; `judged` are those to which no sale can be attributed any more. */
export async function tallyAsks(db: Db, by: Grouping, today: string): Promise<AskTally[]> {
  const { rows } = await sql<AskTally>`
    select ${KEYS[by]} as key, ${by === 'person' ? PERSON : sql`min(${KEYS[by]})`} as label, count(*)::integer as asks,
           count(*) filter (where answer = 'not_now')::integer as "notNow",
           count(*) filter (where answer = 'no')::integer as no, count(sold_on)::integer as sales,
           count(*) filter (where asked_on + ${ATTRIBUTION_DAYS}::integer < ${today}::date)::integer as judged,
           count(sold_on) filter (where asked_on + ${ATTRIBUTION_DAYS}::integer < ${today}::date)::integer as happened
    from fact_ask
    group by 1 order by 2, 1
  `.execute(db)
  return rows
}

/**
 * Customers whose first 30 days are over, of months of first orders in which somebody was asked. `askedAfter` is the day
 * of the ask, if it was before the second order; `cameBack` is the day of the second order, null for none within 30.
 */
export async function secondOrders(db: Db, today: string): Promise<FirstOrderGroup[]> {
  const { rows } = await sql<FirstOrderGroup>`
    with asked as (
      select b.customer_id, date_trunc('month', b.first_day::timestamp) as month, min(a.asked_on - b.first_day) as age
      from fact_ask a join fact_buyer b on b.customer_id = a.customer_id
      where a.asked_on between b.first_day and b.first_day + 30
        and (b.second_day is null or a.asked_on <= b.second_day) and b.first_day + 30 < ${today}::date
      group by 1, 2
    )
    select to_char(b.first_day, 'YYYY-MM') as month, a.age as "askedAfter",
           case when b.second_day <= b.first_day + 30 then b.second_day - b.first_day end as "cameBack",
           count(*)::integer as customers
    from fact_buyer b left join asked a on a.customer_id = b.customer_id
    where b.first_day + 30 < ${today}::date
      and date_trunc('month', b.first_day::timestamp) in (select month from asked)
    group by 1, 2, 3 order by 1, 2, 3
  `.execute(db)
  return rows
}
