import { existsSync, readFileSync } from 'node:fs'
import type { Pool } from 'pg'
import { openDb } from '../platform/database/pool.ts'
import { rebuildTallies } from '../sales/standings/tally-store.ts'

/** An order of a test: amount in minor units, null if unknown; products by id. */
export type OrderFixture = {
  customer: number
  day: string
  amount: number | null
  channel?: string
  country?: string
  products?: number[]
}

/** Puts orders into both standing tables; those of one customer and day become one purchase. */
export async function insertOrders(pool: Pool, orders: readonly OrderFixture[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(ORDERS, [
      orders.map(({ customer }) => customer),
      orders.map(({ day }) => day),
      orders.map(({ amount }) => amount),
      orders.map(({ channel }) => channel ?? null),
      orders.map(({ country }) => country ?? null),
      orders.map(({ products }) => (products ?? []).join(' ')),
    ])
    await client.query('create index reported_by on reported (customer_id, day)')
    await client.query('analyze reported')
    await client.query(PURCHASES)
    await client.query(STANDINGS)
    await client.query('drop table reported; analyze purchase; analyze purchase_standing')
    await rebuildTallies(openDb(pool))
  } finally {
    client.release()
  }
}

/** Removes every order. */
export async function removeOrders(pool: Pool): Promise<void> {
  await pool.query(
    'truncate purchase, purchase_standing, tally_gap, tally_last, tally_reached, tally_cell, tally_buyer, tally_new',
  )
}

const ORDERS = `
  create temp table reported as
  select customer_id, day, sum(amount)::bigint as amount, min(channel) as channel, min(country) as country,
         array_remove(string_to_array(string_agg(products, ' '), ' '), '')::integer[] as products
  from unnest($1::bigint[], $2::date[], $3::bigint[], $4::text[], $5::text[], $6::text[])
         as line (customer_id, day, amount, channel, country, products)
  group by customer_id, day`

const PURCHASES = `
  insert into purchase
  select customer_id, nth, amount, day, date_trunc('month', first_day), nth, day - before, day - first_day,
         (select count(distinct product) from unnest(products) as product
          where not exists (select 1 from reported as earlier
                            where earlier.customer_id = numbered.customer_id and earlier.day < numbered.day
                              and product = any (earlier.products))),
         (extract(year from day) * 12 + extract(month from day))
           - (extract(year from first_day) * 12 + extract(month from first_day)),
         before is null or date_trunc('month', before) <> date_trunc('month', day)
  from (
    select *, row_number() over history as nth, lag(day) over history as before,
           min(day) over (partition by customer_id) as first_day
    from reported window history as (partition by customer_id order by day)
  ) as numbered`

const STANDINGS = `
  insert into purchase_standing
  select customer_id, count(*), count(*), coalesce(sum(purchase.amount), 0), 0,
         min(purchase.amount) filter (where nth = 1),
         coalesce(sum(purchase.amount) filter (where age_days < 30), 0),
         coalesce(sum(purchase.amount) filter (where age_days < 365), 0),
         min(day), min(day) filter (where nth = 2), min(day) filter (where nth = 3), max(day),
         null, count(*) filter (where purchase.amount is null), 0,
         min(channel) filter (where nth = 1), min(country) filter (where nth = 1),
         coalesce((select products from reported as first
                   where first.customer_id = purchase.customer_id order by day limit 1), '{}')
  from purchase join reported using (customer_id, day)
  group by customer_id`

const CDNOW = new URL('../../../shared/data/cdnow/CDNOW_master.txt', import.meta.url)

/** Why a test on the public CDNOW data cannot run here; false when it can. */
export const withoutCdnow = existsSync(CDNOW) ? false : 'skipped: ../shared/data not found'

/** The 69,659 rows of CDNOW: customers of a record shop, January 1997 to June 1998. */
export function cdnow(): OrderFixture[] {
  const lines = readFileSync(CDNOW, 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => {
    const [customer, day, , dollars] = line.trim().split(/\s+/)
    const iso = `${day!.slice(0, 4)}-${day!.slice(4, 6)}-${day!.slice(6)}`
    return { customer: Number(customer), day: iso, amount: Math.round(Number(dollars) * 100) }
  })
}
