import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from '../process/config.ts'
import { checkServer, openPool } from './pool.ts'
import { openCluster } from '../postgres/cluster.ts'
import { isEmpty } from './migrate.ts'
import { hasCluster, refuseUsedFolder } from './used-folder.ts'

const POOL_END_LIMIT_MS = 8000

export type Database = {
  pool: pg.Pool
  connection: pg.PoolConfig
  close: () => Promise<void>
  /** Closes without waiting for running queries, which fail. */
  abandon: () => Promise<void>
}

/**
 * Opens the configured database and checks that it is reachable and new enough; starts the bundled one if necessary.
 */
export async function openDatabase(config: Config, print: (text: string) => void): Promise<Database> {
  if (config.databaseUrl) {
    const pool = openPool({ connectionString: config.databaseUrl })
    try {
      await checkServer(pool, 'The database in DATABASE_URL')
      if (await isEmpty(pool)) await refuseUsedFolder(config.data, 'external')
    } catch (error) {
      await pool.end()
      throw error
    }
    const connection = { connectionString: config.databaseUrl }
    return { pool, connection, close: () => pool.end(), abandon: async () => undefined }
  }
  if (!(await hasCluster(config.data))) await refuseUsedFolder(config.data, 'bundled')
  const cluster = await openCluster(config.data, print)
  try {
    await createDatabase(cluster.connection)
  } catch (error) {
    await cluster.release()
    throw error
  }
  const pool = openPool(cluster.connection)
  return {
    pool,
    connection: cluster.connection,
    async close() {
      // A session that never ends must not prevent the database from stopping.
      await Promise.race([pool.end(), pause(POOL_END_LIMIT_MS, undefined, { ref: false })])
      await cluster.release()
    },
    abandon: cluster.release,
  }
}

const DUPLICATE_DATABASE = new Set(['42P04', '23505'])

async function createDatabase(connection: pg.PoolConfig): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  // The query that runs when the connection is lost fails by itself.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
      connection.database,
    ])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(connection.database!)}`)
  } catch (error) {
    if (!DUPLICATE_DATABASE.has((error as { code: string }).code)) throw error
  } finally {
    await client.end()
  }
}
