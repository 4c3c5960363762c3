import { sql } from 'kysely'
import { formatDay, type Day } from '../../platform/calendar/days.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { KindRecord } from './schema.ts'
import type { Spell } from './track-record.ts'

export async function listRecords(db: Db): Promise<KindRecord[]> {
  const { rows } = await sql<{ record: KindRecord }>`select record from signal_record`.execute(db)
  return rows.map(({ record }) => record)
}

export async function saveRecord(db: Db, record: KindRecord): Promise<void> {
  await sql`
    insert into signal_record (kind, counted_on, record)
    values (${record.kind}, ${record.countedOn}::date, ${JSON.stringify(record)}::jsonb)
    on conflict (kind) do update set counted_on = excluded.counted_on, record = excluded.record
  `.execute(db)
}

export async function countCustomers(db: Db): Promise<number> {
  const { rows } = await sql<{ customers: number }>`select count(*) as customers from fact_customer`.execute(
    db,
  )
  return rows[0]!.customers
}

/** The day of the very first signal; null: there was none. */
export async function firstOpened(db: Db): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`
    select min(opened_on) - date '1970-01-01' as day from signal
  `.execute(db)
  return rows[0]!.day
}

/** The signals of a range of customers that had not ended before a day. */
export async function listSpells(
  db: Db,
  customers: { from: number; to: number },
  notEndedBefore: Day,
): Promise<(Spell & { customerId: number })[]> {
  const { rows } = await sql<Spell & { customerId: number }>`
    select customer_id as "customerId", kind, opened_on - date '1970-01-01' as "openedOn",
           ended_on - date '1970-01-01' as "endedOn", code
    from signal
    where customer_id between ${customers.from} and ${customers.to}
      and (ended_on is null or ended_on >= ${formatDay(notEndedBefore)}::date)
  `.execute(db)
  return rows
}
