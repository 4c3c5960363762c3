import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { Answer, Ask, PastAsk, SaleKind } from './schema.ts'

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

/** The latest ask of a customer on a day, unless it was undone. */
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

/** @returns whether there was one that was not undone yet */
export async function markUndone(db: Db, customerId: number, id: number, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update next_sale_ask set undone_at = ${at} where customer_id = ${customerId} and id = ${id} and undone_at is null
  `.execute(db)
  return numAffectedRows! > 0n
}

/** @returns the id of the ask that was recorded with this action; null: there is none */
export async function askOfAction(db: Db, customerId: number, actionId: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from next_sale_ask where customer_id = ${customerId} and action_id = ${actionId} and undone_at is null
  `.execute(db)
  return rows[0]?.id ?? null
}

export async function productName(db: Db, id: number): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from fact_product where id = ${id}`.execute(db)
  return rows[0]?.name ?? null
}

type AskRow = Omit<Ask, 'product' | 'sale'> & {
  productId: number | null
  productName: string | null
  saleKind: SaleKind | null
  saleRef: number | null
  soldOn: string | null
}

/** The latest asks that were not undone, of one customer or of all. */
export async function listAsks(db: Db, person: string, customerId: number | null): Promise<Ask[]> {
  const { rows } = await sql<AskRow>`
    select a.id, a.customer_id as "customerId", c.name, a.asked_on as "askedOn", a.answer, a.reason,
           a.product_id as "productId", p.name as "productName", a.age_days as "ageDays", a.success,
           a.by_name as by, a.acted_at as at, a.sale_kind as "saleKind", a.sale_ref as "saleRef",
           a.sold_on as "soldOn", a.by_user = ${person} as "isMine"
    from next_sale_ask a join fact_customer c on c.customer_id = a.customer_id left join fact_product p on p.id = a.product_id
    where a.undone_at is null and ${customerId === null ? sql`true` : sql`a.customer_id = ${customerId}`}
    order by a.asked_on desc, a.id desc limit 100
  `.execute(db)
  return rows.map(({ productId, productName, saleKind, saleRef, soldOn, ...ask }) => ({
    ...ask,
    product: productId === null ? null : { id: productId, name: productName ?? String(productId) },
    sale: saleKind === null ? null : { kind: saleKind, ref: saleRef!, on: soldOn! },
  }))
}

/** Customers who have not bought anything are left out. */
export async function insertPastAsks(db: Db, asks: readonly PastAsk[], now: Date): Promise<void> {
  const of = <Field extends keyof PastAsk>(field: Field) => asks.map((one) => one[field])
  await sql`
    insert into next_sale_ask (customer_id, asked_on, answer, age_days, by_user, by_name, acted_at)
    select b.customer_id, t.asked_on, t.answer, greatest(0, t.asked_on - b.first_day), t.by, t.by, ${now}
    from unnest(
      ${of('customerId')}::bigint[], ${of('askedOn')}::date[], ${of('answer')}::text[], ${of('by')}::text[]
    ) t (customer_id, asked_on, answer, by)
    join fact_buyer b on b.customer_id = t.customer_id
  `.execute(db)
}
