import { sql } from 'kysely'
import { Refusal } from '../../platform/errors/refusal.ts'
import { actorDisplayName, inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { lockGoals } from '../lock.ts'
import type { ReadingBatch } from '../goal.ts'
import { refreshProgress } from '../progress/progress.ts'

/** The files of readings, the newest first. */
export async function batches({ db }: Scope): Promise<ReadingBatch[]> {
  const { rows } = await sql<ReadingBatch>`
    select id, filename, counts, made_by as "madeBy", made_at as "madeAt", undone_at as "undoneAt"
    from reading_batch order by id desc limit 200
  `.execute(db)
  return rows
}

/** A file that is about to be told. */
export async function beginBatch(scope: Scope, filename: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into reading_batch (filename, counts, made_by, made_at)
    values (${filename}, '{"told":0,"known":0,"left":0}', ${actorDisplayName(scope.actor)}, ${scope.now}) returning id
  `.execute(scope.db)
  return rows[0]!.id
}

export async function endBatch({ db }: Scope, id: number, counts: ReadingBatch['counts']): Promise<void> {
  await sql`update reading_batch set counts = ${JSON.stringify(counts)}::jsonb where id = ${id}`.execute(db)
}

/**
 * Takes a file of readings back: they are away, and with them what was said of them, unless another file told them too.
 * Undone twice it is undone once.
 *
 * @throws Refusal 404 when there is no such file; 409 when one of its readings has been put right since
 */
export async function undoBatch(scope: Scope, id: number): Promise<void> {
  await inTransaction(scope, async (scope) => {
    const { db, now } = scope
    await lockGoals(db)
    const { numAffectedRows } = await sql`
      update reading_batch set undone_at = coalesce(undone_at, ${now}) where id = ${id}
    `.execute(db)
    if (numAffectedRows === 0n)
      throw new Refusal(404, 'batch_unknown', `There is no file of readings ${id}. Load the page again.`)
    await refuseCorrected(scope, id)
    const { rows } = await sql<{ id: number }>`
      with gone as (delete from reading where ${isInBatch(id)} and batch_ids = array[${id}::bigint] returning customer_id)
      select distinct customer_id as id from gone
    `.execute(db)
    await sql`update reading set batch_ids = array_remove(batch_ids, ${id}::bigint) where ${isInBatch(id)}`.execute(
      db,
    )
    await refreshProgress(
      scope,
      rows.map((row) => row.id),
    )
  })
}

const isInBatch = (id: number, reading = 'reading') => {
  const batches = sql.ref(`${reading}.batch_ids`)
  return sql`${batches} <> '{}' and ${batches} @> array[${id}::bigint]`
}

/** What was put right by hand is worth more than the order of things. */
async function refuseCorrected({ db }: Scope, id: number): Promise<void> {
  const { rows } = await sql<{ corrections: number }>`
    select count(*)::integer as corrections
    from reading r join reading c on c.customer_id = r.customer_id and c.corrects = r.id
    where ${isInBatch(id, 'r')} and r.batch_ids = array[${id}::bigint] and c.batch_ids <> array[${id}::bigint]
  `.execute(db)
  const { corrections } = rows[0]!
  if (corrections === 0) return
  throw new Refusal(
    409,
    'batch_corrected',
    `${corrections} of its readings ${corrections === 1 ? 'has' : 'have'} been put right since: the file stays. Correct the others one by one.`,
  )
}
