import { OTHER_LOCKS } from './locks-store.ts'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Pool, PoolClient } from 'pg'
import { Refusal } from '../errors/refusal.ts'

const FOLDER = path.join(import.meta.dirname, '../../../migrations')

/**
 * Brings the schema to this program's version: numbered files, forward only, each in one transaction together with
 * the row that says it is done, so that a killed migration simply runs again.
 *
 * @returns the names that were applied now
 * @throws Refusal when the database is newer than this program, or a file differs from what was applied
 */
export async function migrate(
  pool: Pool,
  report: (message: string) => void = () => undefined,
): Promise<string[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [OTHER_LOCKS.migrations])
    await client.query(
      'create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const applied = await appliedMigrations(client)
    refuseNewer(applied, files)
    const done: string[] = []
    for (const name of files) if (await apply(client, name, applied.get(name), report)) done.push(name)
    return done
  } finally {
    await client.query('select pg_advisory_unlock($1)', [OTHER_LOCKS.migrations]).catch(() => undefined)
    client.release()
  }
}

/** Whether the database has never been prepared for Rondo. */
export async function isEmpty(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query("select to_regclass('schema_migration') is null as empty")
  return rows[0].empty
}

async function appliedMigrations(client: PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration',
  )
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

function refuseNewer(applied: Map<string, string>, files: string[]): void {
  const unknown = [...applied.keys()].find((name) => !files.includes(name))
  if (!unknown) return
  throw new Refusal(
    503,
    'schema_newer',
    `This database was changed by a newer version of Rondo (${unknown}). Start that version, or restore a backup from before it.`,
  )
}

async function apply(
  client: PoolClient,
  name: string,
  known: string | undefined,
  report: (message: string) => void,
): Promise<boolean> {
  const text = await readFile(path.join(FOLDER, name), 'utf8')
  const checksum = createHash('sha256').update(text).digest('hex')
  if (known === checksum) return false
  if (known) {
    throw new Refusal(
      503,
      'migration_changed',
      `${name} differs from the version this database was created with. Restore the file.`,
    )
  }
  report(`Preparing the database: ${name.replace(/\.sql$/, '')}.`)
  await client.query('begin')
  try {
    await client.query("set local lock_timeout = '10s'")
    await client.query(text)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  return true
}
