import { sql, type RawBuilder } from 'kysely'
import { ATTRIBUTION_DAYS } from '../../asks/attribution.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Day } from '../../platform/calendar/days.ts'
import { ASKED_WITHIN, type FirstBuyer } from './comparison/first-buyer.ts'
import type { AskTally } from './result-row.ts'
import type { Grouping } from './schema.ts'

const KEYS: Record<Grouping, RawBuilder<string>> = {
  week: sql`to_char(date_trunc('week', asked_on::timestamp), 'YYYY-MM-DD')`,
  age: sql`case when age_days <= 30 then '0–30' when age_days <= 90 then '31–90' else '91 and more' end`,
  person: sql`by_user`,
}
const PERSON = sql`(array_agg(by_name order by acted_at desc, id desc))[1]`

/** A customer whose classes of success are not known yet. */
export type FirstBuyerRow = Omit<FirstBuyer, 'classes'> & { customerId: number; firstDay: Day }

/** Asks by group; `judged` are those to which no sale can be attributed any more. */
export async function tallyAsks(db: Db, by: Grouping, today: string): Promise<AskTally[]> {
  const { rows } = await sql<AskTally>`
    select ${KEYS[by]} as key, ${by === 'person' ? PERSON : sql`min(${KEYS[by]})`} as label, count(*)::integer as asks,
           count(*) filter (where answer = 'not_now')::integer as "notNow",
           count(*) filter (where answer = 'no')::integer as no, count(sold_on)::integer as sales,
           count(*) filter (where sold_on is null and answer <> 'no' and asked_on + ${ATTRIBUTION_DAYS}::integer >= ${today}::date
             )::integer as open,
           count(*) filter (where asked_on + ${ATTRIBUTION_DAYS}::integer < ${today}::date)::integer as judged,
           count(sold_on) filter (where asked_on + ${ATTRIBUTION_DAYS}::integer < ${today}::date)::integer as happened
    from fact_ask
    group by 1 order by 2, 1
  `.execute(db)
  return rows
}

/**
 * Customers of the months of first orders in which somebody was asked in the first 30 days and before the second order.
 *
 * @param today the day in progress, of which not everything is known
 */
export async function firstBuyers(db: Db, today: string): Promise<FirstBuyerRow[]> {
  const { rows } = await sql<FirstBuyerRow>`
    with asked as (
      select a.customer_id, min(a.asked_on - b.first_day) filter (where a.answer = 'asked') as asked,
             min(a.asked_on - b.first_day) filter (where a.answer = 'no') as refused
      from fact_ask a join fact_buyer b on b.customer_id = a.customer_id group by 1
    ),
    months as (
      select distinct date_trunc('month', b.first_day::timestamp) as month
      from asked a join fact_buyer b on b.customer_id = a.customer_id
      where a.asked between 0 and ${ASKED_WITHIN}::integer
        and (b.second_day is null or b.second_day > b.first_day + a.asked)
    )
    select b.customer_id as "customerId", to_char(b.first_day, 'YYYY-MM') as month,
           b.first_day - date '1970-01-01' as "firstDay", b.second_day - b.first_day as "cameBack",
           a.asked, a.refused, ${today}::date - 1 - b.first_day as watched
    from fact_buyer b left join asked a on a.customer_id = b.customer_id
    where date_trunc('month', b.first_day::timestamp) in (select month from months) and b.first_day < ${today}::date
    order by 1
  `.execute(db)
  return rows
}
