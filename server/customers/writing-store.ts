import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'

/** The id of the customer, or of the one into whom they were merged; null when there is none. */
export async function resolveAlias(db: Db, id: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select id from customer c where ${hasId(id)}`.execute(db)
  return rows[0]?.id ?? null
}

/** Like `resolveAlias`; nobody can delete the customer until the open transaction ends. */
export async function holdCustomer(db: Db, id: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from customer c where ${hasId(id)} for key share of c
  `.execute(db)
  return rows[0]?.id ?? null
}

const hasId = (id: number) =>
  sql`c.id = coalesce((select into_id from customer_merge where from_id = ${id}), ${id})`
