import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { ReadingBatch } from './schema.ts'

export async function batches(db: Db): Promise<ReadingBatch[]> {
  const { rows } = await sql<ReadingBatch>`
    select id, filename, counts, made_by as "madeBy", made_at as "madeAt", undone_at as "undoneAt"
    from reading_batch order by id desc limit 200
  `.execute(db)
  return rows
}

export async function insertBatch(
  db: Db,
  batch: { id: number; filename: string; by: string; now: Date },
): Promise<void> {
  await sql`
    insert into reading_batch (id, filename, counts, made_by, made_at)
    values (${batch.id}, ${batch.filename}, '{"added":0,"known":0,"rejected":0}', ${batch.by}, ${batch.now})
  `.execute(db)
}

export async function setCounts(db: Db, id: number, counts: ReadingBatch['counts']): Promise<void> {
  await sql`update reading_batch set counts = ${JSON.stringify(counts)}::jsonb where id = ${id}`.execute(db)
}

/** @returns whether there is such a batch */
export async function markUndone(db: Db, id: number, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update reading_batch set undone_at = coalesce(undone_at, ${now}) where id = ${id}
  `.execute(db)
  return numAffectedRows! > 0n
}

/**
 * Deletes the readings that only this batch contains, and removes it from the others.
 *
 * @returns the customers of the deleted readings
 */
export async function deleteReadings(db: Db, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with deleted as (
      delete from reading where ${isInBatch(id)} and batch_ids = array[${id}::bigint] returning customer_id
    )
    select distinct customer_id as id from deleted
  `.execute(db)
  await sql`
    update reading set batch_ids = array_remove(batch_ids, ${id}::bigint) where ${isInBatch(id)}
  `.execute(db)
  return rows.map((row) => row.id)
}

/** How many readings that only this batch contains have been corrected by others. */
export async function countCorrections(db: Db, id: number): Promise<number> {
  const { rows } = await sql<{ corrections: number }>`
    select count(*)::integer as corrections
    from reading r join reading c on c.customer_id = r.customer_id and c.corrects = r.id
    where ${isInBatch(id, 'r')} and r.batch_ids = array[${id}::bigint] and c.batch_ids <> array[${id}::bigint]
  `.execute(db)
  return rows[0]!.corrections
}

const isInBatch = (id: number, reading = 'reading') => {
  const batches = sql.ref(`${reading}.batch_ids`)
  return sql`${batches} <> '{}' and ${batches} @> array[${id}::bigint]`
}
