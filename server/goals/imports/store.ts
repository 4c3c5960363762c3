import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { IncomingReading, ReadingSource, StoredReading } from './incoming.ts'

const columnsOf = (readings: readonly IncomingReading[]) => sql`
  unnest(
    ${readings.map(({ index }) => index)}::integer[], ${readings.map(({ customerId }) => customerId)}::bigint[],
    ${readings.map(({ metricId }) => metricId)}::integer[], ${readings.map(({ value }) => value)}::double precision[],
    ${readings.map(({ at }) => at)}::timestamptz[], ${readings.map(({ sourceId }) => sourceId)}::text[],
    ${readings.map(({ corrects }) => corrects)}::text[]
  ) as incoming (index, customer_id, metric_id, value, at, source_id, corrects)
`

/** The stored readings with the same keys, by the index of the incoming one. */
export async function storedReadings(
  db: Db,
  { source }: ReadingSource,
  readings: readonly IncomingReading[],
): Promise<Map<number, StoredReading>> {
  const { rows } = await sql<StoredReading>`
    select incoming.index, r.id, r.value, r.at
    from ${columnsOf(readings)} join reading r on r.customer_id = incoming.customer_id and r.metric_id = incoming.metric_id
      and r.source = ${source} and r.source_id = incoming.source_id
  `.execute(db)
  return new Map(rows.map((row) => [row.index, row]))
}

/** The ids of the readings that are corrected, where they are stored and not corrected yet, by the index of the correction. */
export async function correctionTargets(
  db: Db,
  { source }: ReadingSource,
  readings: readonly IncomingReading[],
): Promise<Map<number, number>> {
  const correcting = readings.filter(({ corrects }) => corrects !== null)
  const { rows } = await sql<{ index: number; id: number }>`
    select min(incoming.index) as index, r.id
    from ${columnsOf(correcting)} join reading r on r.customer_id = incoming.customer_id and r.metric_id = incoming.metric_id
      and r.source = ${source} and r.source_id = incoming.corrects
    where not exists (select 1 from reading c where c.customer_id = r.customer_id and c.corrects = r.id)
    group by r.customer_id, r.id
  `.execute(db)
  return new Map(rows.map(({ index, id }) => [index, id]))
}

/** Adds the batch to stored readings, so that they stay when another batch is undone. Readings without a batch always stay. */
export async function addBatch(
  db: Db,
  { source, batchId }: ReadingSource,
  readings: readonly IncomingReading[],
): Promise<void> {
  await sql`
    update reading r set batch_ids = case
      when ${batchId}::bigint is null then '{}'
      when ${batchId}::bigint = any (r.batch_ids) then r.batch_ids else r.batch_ids || ${batchId}::bigint end
    from ${columnsOf(readings)}
    where r.customer_id = incoming.customer_id and r.metric_id = incoming.metric_id and r.source = ${source}
      and r.source_id = incoming.source_id and r.batch_ids <> '{}'
  `.execute(db)
}

export async function insertReadings(
  db: Db,
  { source, by, batchId }: ReadingSource,
  readings: readonly IncomingReading[],
  corrected: ReadonlyMap<number, number>,
  now: Date,
): Promise<void> {
  await sql`
    insert into reading (
      customer_id, metric_id, value, at, source, source_id, reported_by, recorded_at, corrects, batch_ids
    )
    select incoming.customer_id, incoming.metric_id, incoming.value, incoming.at, ${source}, incoming.source_id, ${by}, ${now},
           correction.id, array_remove(array[${batchId}::bigint], null)
    from ${columnsOf(readings)}
    left join unnest(${[...corrected.keys()]}::integer[], ${[...corrected.values()]}::bigint[]) as correction (index, id)
      on correction.index = incoming.index
    order by incoming.index
  `.execute(db)
}
