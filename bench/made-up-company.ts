import type { Pool } from 'pg'

/** Four years of a fictitious shop, counted in days from 1 January 2022, all in UTC. */
const FIRST_DAY = '2022-01-01'
const DAYS = 1461

/**
 * Generates a company with about the given number of orders, 0.3 customers per order: some never return and some
 * return every few weeks, on five channels, from eight countries, with one to three of 2,000 products per order. The
 * data is the same every time. Standings are not generated here; the program computes them.
 */
export async function makeCompany(pool: Pool, orders: number): Promise<void> {
  const client = await pool.connect()
  try {
    // A single worker, so that the random numbers come in one sequence.
    await client.query(
      "set max_parallel_workers_per_gather = 0; set work_mem = '256MB'; select setseed(0.42)",
    )
    await client.query(PRODUCTS)
    await client.query(CUSTOMERS, [Math.round(orders * 0.3)])
    await client.query("select setval(pg_get_serial_sequence('customer', 'id'), max(id)) from customer")
    await client.query(ORDERS)
    await client.query('drop table habit; reset max_parallel_workers_per_gather; reset work_mem')
    await client.query('analyze customer, sales_order, product')
  } finally {
    client.release()
  }
}

/** Generates customers with standings but without orders, which is enough for the customer list. */
export async function makeCustomers(pool: Pool, customers: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(
      "set max_parallel_workers_per_gather = 0; set work_mem = '256MB'; select setseed(0.42)",
    )
    await client.query(CUSTOMERS, [customers])
    await client.query(STANDINGS)
    await client.query('reset max_parallel_workers_per_gather; reset work_mem')
  } finally {
    client.release()
  }
}

const STANDINGS = `
  insert into purchase_standing (
    customer_id, purchases, orders, total, lost, first_30_days, first_365_days, first_day, last_day, unpriced, unrated,
    first_products
  )
  select id, purchases, purchases, purchases * ceil(random() * 90000), 0, 0, 0, first_day,
         least(first_day + floor(purchases * 60 * random())::int, date '${FIRST_DAY}' + ${DAYS}), 0, 0, '{}'
  from (
    select id, case when random() < 0.05 then 0 else ceil(-ln(1 - random()) * 5)::int end as purchases,
           date '${FIRST_DAY}' + floor(${DAYS} * random())::int as first_day
    from customer
  ) drawn`

const PRODUCTS = `
  insert into product (sku, name) select 'P' || i, 'Product ' || i from generate_series(1, 2000) i`

const CUSTOMERS = `
  with words as (
    select array['Ada','Ben','Cléo','Dora','Emil','Fay','Gustavo','Hélène','Ines','Jörg','Karla','Liam','Mona','Nils',
                 'Olga','Pia','Quentin','Rosa','Søren','Tara','Ulf','Vera','Wim','Xenia','Yusuf','Zoë'] as given,
           array['Ba','Ker','Mo','Sta','Li','Fre','Gon','Hä','Ro','Wei','Pa','Da','Ny','Tor','Sche','Vi'] as heads,
           array['lin','ber','gar','ta','ner','man','ri','do','vel','ssen','ko','chi'] as middles,
           array['berg','sen','son','er','ez','ini','ova','ström','hoff','ley','ard','mann'] as tails
  ),
  people as (
    select i, given[1 + floor(random() * 26)::int] || ' ' || heads[1 + floor(random() * 16)::int]
           || middles[1 + floor(random() * 12)::int] || tails[1 + floor(random() * 12)::int] as name
    from generate_series(1, $1::int) i, words
  )
  insert into customer (id, kind, name, email, search, created_at) overriding system value
  select i, 'person', name, 'c' || i || '@shop.example',
         lower(unaccent(name || ' c' || i || '@shop.example ' || (100000 + i))), '${FIRST_DAY}'
  from people`

const ORDERS = `
  create temp table habit as
  select id, floor(${DAYS} * sqrt(random()))::int as starts,
         case when random() < 0.45 then 1 else 1 + ceil(-ln(1 - random()) * 6)::int end as most,
         10 + 110 * random() as rhythm,
         (array['web','shop','phone','market','app'])[1 + floor(5 * random() ^ 2)::int] as channel,
         (array['DE','FR','GB','ES','IT','NL','PL','AT'])[1 + floor(8 * random() ^ 2)::int] as country,
         1500 + floor(9000 * random() ^ 2) as spend
  from customer;
  insert into sales_order (
    customer_id, source, source_id, occurred_at, channel, country, amount, product_ids, quantities, line_amounts
  )
  select customer_id, 'town', customer_id || '-' || i, '${FIRST_DAY}'::timestamptz + at * interval '1 day',
         channel, country, cardinality(products) * spend, products,
         array_fill(1::double precision, array[cardinality(products)]),
         array_fill(spend::bigint, array[cardinality(products)])
  from (
    select h.id as customer_id, i, channel, country, spend,
           starts + sum(case when i = 1 then random() else -ln(1 - random()) * rhythm end) over (partition by h.id order by i) as at,
           case floor(3 * random())
             when 0 then array[1 + floor(2000 * random() ^ 2)::int]
             when 1 then array[1 + floor(2000 * random() ^ 2)::int, 1 + floor(2000 * random())::int]
             else array[1 + floor(2000 * random() ^ 2)::int, 1 + floor(2000 * random())::int, 1 + floor(500 * random())::int]
           end as products
    from habit h cross join generate_series(1, most) i
  ) drawn
  where at < ${DAYS}`
