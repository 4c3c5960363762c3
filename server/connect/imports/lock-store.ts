import { sql } from 'kysely'
import { OTHER_LOCKS } from '../../platform/database/locks-store.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import type { Scope } from '../../platform/scope/scope.ts'

/**
 * Runs work on an import that only one process may do at a time. The lock belongs to the connection, so a killed process
 * releases it.
 *
 * @throws Refusal 409 while another process works on the import
 */
export async function withImportLock<Result>(
  scope: Scope,
  id: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const client = await scope.pool.connect()
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as mine', [
      OTHER_LOCKS.imports,
      id,
    ])
    if (!rows[0].mine)
      throw new Refusal(409, 'import_busy', `Import ${id} is being worked on by another process.`)
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock($1, $2)', [OTHER_LOCKS.imports, id]).catch(() => undefined)
    client.release()
  }
}

/** Unfinished imports on which nobody has worked for a while, because their process ended. */
export async function orphanedImports({ db }: Pick<Scope, 'db'>, quietSeconds: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from import
    where status in ('staging', 'applying', 'undoing') and heartbeat_at < now() - make_interval(secs => ${quietSeconds})
      and not exists (
        select 1 from pg_locks
        where locktype = 'advisory' and classid = ${OTHER_LOCKS.imports} and objid = import.id
          and database = (select oid from pg_database where datname = current_database())
      )
    order by id
  `.execute(db)
  return rows.map((row) => row.id)
}
