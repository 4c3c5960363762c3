import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { Answer, Ask, Grouping, Offer, SaleKind } from './schema.ts'
import type { FirstOrderGroup } from './results/comparison.ts'
import type { AskTally } from './results/result-row.ts'
import { ATTRIBUTION_DAYS } from '../asks/attribution.ts'

export type NewAsk = {
  customerId: number
  askedOn: string
  answer: Answer
  reason: string
  productId: number | null
  success: number | null
  byUser: string
  byName: string
  at: Date
  actionId: number | null
}

/** @returns the ask's id; null: the customer has not bought anything yet */
export async function insertAsk(db: Db, ask: NewAsk): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into next_sale_ask (
      customer_id, asked_on, answer, reason, product_id, age_days, success, by_user, by_name, acted_at, action_id
    )
    select ${ask.customerId}, ${ask.askedOn}::date, ${ask.answer}, ${ask.reason}, ${ask.productId}::integer,
           greatest(0, ${ask.askedOn}::date - first_day), ${ask.success}::real, ${ask.byUser}, ${ask.byName}, ${ask.at},
           ${ask.actionId}::bigint
    from fact_buyer where customer_id = ${ask.customerId}
    returning id
  `.execute(db)
  return rows[0]?.id ?? null
}

/** The latest ask of a customer on a day, unless it was taken back. */
export async function askOfDay(
  db: Db,
  customerId: number,
  day: string,
): Promise<{ by: string; answer: Answer } | null> {
  const { rows } = await sql<{ by: string; answer: Answer }>`
    select by_name as by, answer from next_sale_ask
    where customer_id = ${customerId} and asked_on = ${day}::date and undone_at is null order by id desc limit 1
  `.execute(db)
  return rows[0] ?? null
}

export type Undoable = { byUser: string; byName: string; isUndone: boolean; actionId: number | null }

export async function askToUndo(db: Db, customerId: number, id: number): Promise<Undoable | null> {
  const { rows } = await sql<Undoable>`
    select by_user as "byUser", by_name as "byName", undone_at is not null as "isUndone", action_id as "actionId"
    from next_sale_ask where customer_id = ${customerId} and id = ${id}
  `.execute(db)
  return rows[0] ?? null
}

/** @returns whether there was one to take back */
export async function markUndone(db: Db, which: RawBuilder<unknown>, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update next_sale_ask set undone_at = ${at} where ${which} and undone_at is null
  `.execute(db)
  return numAffectedRows! > 0n
}

/** Who was asked stays when the file that told of them is taken back. */
export async function keepAsked(db: Db): Promise<void> {
  await sql`
    delete from forgotten f
    where exists (select from next_sale_ask a where a.customer_id = f.id and a.undone_at is null)
  `.execute(db)
}

export async function moveAsks(db: Db, from: number, into: number): Promise<void> {
  await sql`update next_sale_ask set customer_id = ${into} where customer_id = ${from}`.execute(db)
}

export async function productName(db: Db, id: number): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from fact_product where id = ${id}`.execute(db)
  return rows[0]?.name ?? null
}

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

type AskRow = Omit<Ask, 'product' | 'sale'> & {
  productId: number | null
  productName: string | null
  saleKind: SaleKind | null
  saleRef: number | null
  soldOn: string | null
}

/** The latest asks that were not taken back, of one customer or of all. */
export async function listAsks(db: Db, person: string, customerId: number | null): Promise<Ask[]> {
  const { rows } = await sql<AskRow>`
    select a.id, a.customer_id as "customerId", c.name, a.asked_on as "askedOn", a.answer, a.reason,
           a.product_id as "productId", p.name as "productName", a.age_days as "ageDays", a.success,
           a.by_name as by, a.acted_at as at, a.sale_kind as "saleKind", a.sale_ref as "saleRef",
           a.sold_on as "soldOn", a.by_user = ${person} as "isMine"
    from next_sale_ask a join customer c on c.id = a.customer_id left join fact_product p on p.id = a.product_id
    where a.undone_at is null and ${customerId === null ? sql`true` : sql`a.customer_id = ${customerId}`}
    order by a.asked_on desc, a.id desc limit 100
  `.execute(db)
  return rows.map(({ productId, productName, saleKind, saleRef, soldOn, ...ask }) => ({
    ...ask,
    product: productId === null ? null : { id: productId, name: productName ?? String(productId) },
    sale: saleKind === null ? null : { kind: saleKind, ref: saleRef!, on: soldOn! },
  }))
}

const KEYS: Record<Grouping, RawBuilder<string>> = {
  week: sql`to_char(date_trunc('week', asked_on::timestamp), 'YYYY-MM-DD')`,
  age: sql`case when age_days <= 30 then '0–30' when age_days <= 90 then '31–90' else '91 and more' end`,
  person: sql`by_user`,
}
const PERSON = sql`(array_agg(by_name order by acted_at desc, id desc))[1]`

/** Asks by what they are asked by; judged are those to whom no sale can be tied any more. */
export async function tallyAsks(db: Db, by: Grouping, today: string): Promise<AskTally[]> {
  const { rows } = await sql<AskTally>`
    select ${KEYS[by]} as key, ${by === 'person' ? PERSON : sql`min(${KEYS[by]})`} as label, count(*)::integer as asks,
           count(*) filter (where answer = 'not_now')::integer as "notNow",
           count(*) filter (where answer = 'no')::integer as no, count(sold_on)::integer as sales,
           count(*) filter (where asked_on + ${ATTRIBUTION_DAYS}::integer < ${today}::date)::integer as judged,
           count(sold_on) filter (where asked_on + ${ATTRIBUTION_DAYS}::integer < ${today}::date)::integer as happened
    from next_sale_ask where undone_at is null
    group by 1 order by 2, 1
  `.execute(db)
  return rows
}

/**
 * Customers whose first 30 days are over, of months of first orders in which somebody was asked. Asked are those who
 * were before they came back: on day `askedAfter`; `cameBack` is the day of the second order, null for none in 30.
 */
export async function secondOrders(db: Db, today: string): Promise<FirstOrderGroup[]> {
  const { rows } = await sql<FirstOrderGroup>`
    with asked as (
      select b.customer_id, date_trunc('month', b.first_day::timestamp) as month, min(a.asked_on - b.first_day) as age
      from next_sale_ask a join fact_buyer b on b.customer_id = a.customer_id
      where a.undone_at is null and a.asked_on between b.first_day and b.first_day + 30
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
