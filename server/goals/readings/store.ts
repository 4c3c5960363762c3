import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Reading } from './schema.ts'

type Row = Omit<Reading, 'dispute' | 'settled' | 'counts'> & {
  disputedAt: Date | null
  disputedBy: string | null
  dispute: string | null
  settledAt: Date | null
  settledBy: string | null
  answer: string | null
}

const COLUMNS = sql`
  r.id, r.customer_id as "customerId", r.metric_id as "metricId", r.value, r.at, r.source, r.source_id as "sourceId",
  r.reported_by as "reportedBy", r.recorded_at as "recordedAt", r.corrects,
  (select max(c.id) from reading c where c.customer_id = r.customer_id and c.corrects = r.id) as "correctedBy",
  r.disputed_at as "disputedAt", r.disputed_by as "disputedBy", r.dispute, r.settled_at as "settledAt",
  r.settled_by as "settledBy", r.answer, r.batch_ids as "batchIds"
`

function readingOf({ disputedAt, disputedBy, dispute, settledAt, settledBy, answer, ...row }: Row): Reading {
  return {
    ...row,
    dispute: disputedAt && { reason: dispute!, by: disputedBy!, at: disputedAt },
    settled: settledAt && { answer: answer!, by: settledBy!, at: settledAt },
    counts: row.correctedBy === null && (disputedAt === null || settledAt !== null),
  }
}

export type ReadingCursor = { at: Date; id: number }

/** The newest first. */
export async function readings(
  db: Db,
  customerId: number,
  { metricId, after, limit }: { metricId?: number | undefined; after: ReadingCursor | null; limit: number },
): Promise<Reading[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from reading r
    where r.customer_id = ${customerId} and ${metricId === undefined ? sql`true` : sql`r.metric_id = ${metricId}`}
      and ${after ? sql`(r.at, r.id) < (${after.at}, ${after.id})` : sql`true`}
    order by r.at desc, r.id desc limit ${limit}
  `.execute(db)
  return rows.map(readingOf)
}

const MOST_OF_ONE_GOAL = 2000

/** All readings of each goal from its first day on, the oldest first, including those that do not count. */
export async function seriesOf(
  db: Db,
  customerId: number,
  goals: readonly number[],
  timeZone: string,
): Promise<{ goalId: number; reading: Reading }[]> {
  const { rows } = await sql<Row & { goalId: number }>`
    select r.*, g.id as "goalId"
    from goal g cross join lateral (
      select ${COLUMNS} from reading r
      where r.customer_id = g.customer_id and r.metric_id = g.metric_id
        and r.at >= g.starts_on::timestamp at time zone ${timeZone}
      order by r.at desc, r.id desc limit ${MOST_OF_ONE_GOAL}
    ) r
    where g.customer_id = ${customerId} and g.id = any(${goals}::bigint[])
    order by r.at, r.id
  `.execute(db)
  return rows.map(({ goalId, ...row }) => ({ goalId, reading: readingOf(row) }))
}

export async function reading(db: Db, customerId: number, id: number): Promise<Reading | null> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from reading r where r.customer_id = ${customerId} and r.id = ${id}
  `.execute(db)
  return rows[0] ? readingOf(rows[0]) : null
}

/** The latest reading that counts. */
export async function latestValue(db: Db, customerId: number, metricId: number): Promise<number | null> {
  const { rows } = await sql<{ value: number }>`
    select value from counted_reading where customer_id = ${customerId} and metric_id = ${metricId}
    order by at desc, id desc limit 1
  `.execute(db)
  return rows[0]?.value ?? null
}

export type NewReadingRow = Pick<
  Reading,
  'customerId' | 'metricId' | 'value' | 'at' | 'source' | 'sourceId' | 'reportedBy' | 'corrects'
>

export async function insertReading(db: Db, reading: NewReadingRow, now: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into reading (customer_id, metric_id, value, at, source, source_id, reported_by, recorded_at, corrects)
    values (${reading.customerId}, ${reading.metricId}, ${reading.value}, ${reading.at}, ${reading.source},
            ${reading.sourceId}, ${reading.reportedBy}, ${now}, ${reading.corrects})
    returning id
  `.execute(db)
  return rows[0]!.id
}

export async function markDisputed(
  db: Db,
  { customerId, id }: Pick<Reading, 'customerId' | 'id'>,
  reason: string,
  by: string,
  now: Date,
): Promise<void> {
  await sql`
    update reading set disputed_at = ${now}, disputed_by = ${by}, dispute = ${reason}
    where customer_id = ${customerId} and id = ${id}
  `.execute(db)
}

export async function markSettled(
  db: Db,
  { customerId, id }: Pick<Reading, 'customerId' | 'id'>,
  answer: string,
  by: string,
  now: Date,
): Promise<void> {
  await sql`
    update reading set settled_at = ${now}, settled_by = ${by}, answer = ${answer}
    where customer_id = ${customerId} and id = ${id}
  `.execute(db)
}

export type ComputedReading = Pick<Reading, 'customerId' | 'value' | 'at'>

/** One computed reading per customer and day; the latest computation counts. @returns the customers with a change */
export async function upsertComputed(
  db: Db,
  metricId: number,
  day: string,
  readings: readonly ComputedReading[],
  now: Date,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into reading as r (customer_id, metric_id, value, at, source, source_id, reported_by, recorded_at)
    select customer_id, ${metricId}, value, at, 'computed', ${day}, 'computed', ${now}
    from unnest(
      ${readings.map(({ customerId }) => customerId)}::bigint[],
      ${readings.map(({ value }) => value)}::double precision[], ${readings.map(({ at }) => at)}::timestamptz[]
    ) as computed (customer_id, value, at)
    on conflict (customer_id, metric_id, source, source_id) do update
      set value = excluded.value, at = excluded.at, recorded_at = excluded.recorded_at
      where r.value <> excluded.value or r.at <> excluded.at
    returning customer_id as id
  `.execute(db)
  return rows.map(({ id }) => id)
}
