import { OTHER_LOCKS } from '../server/platform/database/locks-store.ts'
import { createHash, randomBytes } from 'node:crypto'
import { glob, mkdir, mkdtemp, readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { openDb, openPool, type Db } from '../server/platform/database/pool.ts'
import { openEventBus } from '../server/platform/events/events-store.ts'
import { openJobQueue, type JobQueue } from '../server/platform/jobs/queue.ts'
import { eventHandlers, jobs, modules } from '../server/modules.ts'
import { declarationsOf } from '../server/platform/modules/define-module.ts'
import type { Scope } from '../server/platform/scope/scope.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import { openCluster } from '../server/platform/postgres/cluster.ts'

/** One database server for all tests on a machine; one database per test file, copied from a migrated template. */
export type TestDatabase = {
  pool: pg.Pool
  db: Db
  connection: pg.PoolConfig
  /** Closes what uses the database before it is dropped: the queues that its scopes opened. */
  closers: (() => Promise<void>)[]
  [Symbol.asyncDispose]: () => Promise<void>
}

const MIGRATIONS = path.join(import.meta.dirname, '../migrations')

export async function testDatabase(): Promise<TestDatabase> {
  const data = path.join(os.tmpdir(), 'rondo-tests')
  await mkdir(data, { recursive: true, mode: 0o755 })
  const cluster = await openCluster(data, () => undefined)
  const admin = new pg.Client({ ...cluster.connection, database: 'postgres' })
  await admin.connect()
  const name = `test_${randomBytes(6).toString('hex')}`
  try {
    await copyTemplate(admin, cluster.connection, name)
  } catch (error) {
    // Otherwise the open connections would keep the process alive and hide which migration failed.
    await admin.end()
    await cluster.release()
    throw error
  }
  const connection = { ...cluster.connection, database: name }
  const pool = openPool(connection)
  const closers: (() => Promise<void>)[] = []
  return {
    pool,
    db: openDb(pool),
    connection,
    closers,
    async [Symbol.asyncDispose]() {
      for (const close of closers) await close()
      await pool.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
      await cluster.release()
    },
  }
}

/** PostgreSQL cannot copy a template while anybody is connected to it, hence the lock. */
async function copyTemplate(admin: pg.Client, connection: pg.PoolConfig, name: string): Promise<void> {
  const template = `template_${await schemaHash()}`
  await admin.query('select pg_advisory_lock($1)', [OTHER_LOCKS.testTemplate])
  try {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount === 0) {
      await admin.query(`drop database if exists ${template}_made with (force)`)
      await admin.query(`create database ${template}_made`)
      await migrateTemplate({ ...connection, database: `${template}_made` })
      await admin.query(`alter database ${template}_made rename to ${template}`)
    }
    await admin.query(`create database ${name} template ${template}`)
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [OTHER_LOCKS.testTemplate])
  }
}

async function migrateTemplate(connection: pg.PoolConfig): Promise<void> {
  const pool = openPool(connection)
  try {
    await migrate(pool)
    await (await openJobQueue(pool, jobs, () => undefined)).stop()
  } finally {
    await pool.end()
  }
}

async function schemaHash(): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await Array.fromAsync(glob('*.sql', { cwd: MIGRATIONS }))).sort()) {
    hash.update(await readFile(path.join(MIGRATIONS, file)))
  }
  for (const job of jobs) hash.update(job.name)
  return hash.digest('hex').slice(0, 12)
}

/** The scope of a verb on a test database, with the clock fixed at noon on 22 November 2026. */
export async function testScope(
  database: TestDatabase,
  now = new Date('2026-11-22T12:00:00Z'),
): Promise<Scope & { jobs: JobQueue }> {
  const queue = await openJobQueue(database.pool, jobs, (error) => {
    throw error
  })
  database.closers.push(() => queue.stop())
  return {
    db: database.db,
    pool: database.pool,
    actor: { kind: 'system', id: 'rondo' },
    now,
    events: openEventBus(eventHandlers),
    jobs: queue,
    modules: declarationsOf(modules),
    data: await mkdtemp(path.join(os.tmpdir(), 'rondo-data-')),
    site: { url: 'http://localhost', smtpUrl: null, mailFrom: 'Rondo <rondo@localhost>' },
  }
}
