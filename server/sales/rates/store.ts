import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { DatedRate } from './rate-table.ts'
import type { MissingRate, Rate } from './schema.ts'

export async function listRates(db: Db): Promise<Rate[]> {
  const { rows } = await sql<Rate>`
    select currency, from_day as "fromDay", trim_scale(rate)::text as rate from currency_rate order by currency, from_day
  `.execute(db)
  return rows
}

/** The rates between minor units, sorted by day. */
export async function datedRates(db: Db): Promise<DatedRate[]> {
  const { rows } = await sql<DatedRate>`
    select currency, from_day - date '1970-01-01' as "fromDay", minor_rate::text as rate from currency_rate order by from_day
  `.execute(db)
  return rows
}

export async function deleteRates(db: Db): Promise<void> {
  await sql`delete from currency_rate`.execute(db)
}

export async function insertRate(
  db: Db,
  { currency, fromDay, rate }: Rate,
  minorFactor: string,
): Promise<void> {
  await sql`
    insert into currency_rate (currency, from_day, rate, minor_rate)
    values (${currency}, ${fromDay}::date, ${rate}::numeric, ${rate}::numeric * ${minorFactor}::numeric)
  `.execute(db)
}

export async function setMinorFactor(db: Db, currency: string, minorFactor: string): Promise<void> {
  await sql`
    update currency_rate set minor_rate = rate * ${minorFactor}::numeric where currency = ${currency}
  `.execute(db)
}

export async function missingRates(
  db: Db,
  { currency: own, timeZone }: { currency: string; timeZone: string },
): Promise<MissingRate[]> {
  const { rows } = await sql<MissingRate>`
    with foreign_amount as (
      select o.currency, 1 as orders, 0 as subscriptions, (o.occurred_at at time zone ${timeZone})::date as day
      from purchase_standing s join sales_order o on o.customer_id = s.customer_id
      where s.unrated > 0 and o.amount is not null
      union all
      -- A subscription is converted at the rate of the day on which it was first paid in its currency.
      select currency, 0, 1, min(occurred_on) from subscription_change
      where currency is not null and not lies_ahead group by customer_id, source, subscription, currency
    )
    select f.currency, sum(orders)::integer as orders, sum(subscriptions)::integer as subscriptions,
           min(day) as "fromDay", max(day) as "toDay"
    from foreign_amount f
    where f.currency <> ${own}
      and not exists (select 1 from currency_rate r where r.currency = f.currency and r.from_day <= f.day)
    group by 1 order by 1
  `.execute(db)
  return rows
}
