import { sql } from 'kysely'
import type { Db } from '../../../platform/database/pool.ts'
import type { Visit } from '../schema.ts'

export async function selectVisits(db: Db, customerId: number): Promise<Visit[]> {
  const { rows } = await sql<Visit>`
    select id, day, at, email, kind, what from portal_visit
    where customer_id = ${customerId} order by at desc, id desc limit 500
  `.execute(db)
  return rows
}

/** Writes nothing when the same person has looked at the same page on that day before. */
export async function insertVisit(
  db: Db,
  customerId: number,
  { at, email, kind, what }: Omit<Visit, 'id' | 'day'>,
  timeZone: string,
): Promise<void> {
  await sql`
    insert into portal_visit (customer_id, day, email, kind, what, at)
    values (${customerId}, (${at}::timestamptz at time zone ${timeZone})::date, ${email}, ${kind}, ${what}, ${at})
    on conflict do nothing
  `.execute(db)
}
