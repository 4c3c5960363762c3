import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { openDb, openPool, type Db } from '../server/platform/db.ts'
import { openEvents } from '../server/platform/events.ts'
import { openJobs, type Jobs } from '../server/platform/jobs.ts'
import { answers, jobs } from '../server/modules.ts'
import type { Scope } from '../server/platform/scope.ts'
import { migrate } from '../server/platform/migrate.ts'
import { openCluster } from '../server/platform/postgres/cluster.ts'

/** One server for every test of a machine, kept between runs; one database per test file, copied from a template. */
export type TestDatabase = {
  pool: pg.Pool
  db: Db
  connection: pg.PoolConfig
  [Symbol.asyncDispose]: () => Promise<void>
}

const TEMPLATE_LOCK = 7_265_648

export async function testDatabase(): Promise<TestDatabase> {
  const data = path.join(os.tmpdir(), 'rondo-tests')
  await mkdir(data, { recursive: true, mode: 0o755 })
  const cluster = await openCluster(data, () => undefined)
  const admin = new pg.Client({ ...cluster.connection, database: 'postgres' })
  await admin.connect()
  const template = await freshTemplate(admin, cluster.connection)
  const name = `test_${randomBytes(6).toString('hex')}`
  await admin.query(`create database ${name} template ${template}`)
  const connection = { ...cluster.connection, database: name }
  const pool = openPool(connection)
  return {
    pool,
    db: openDb(pool),
    connection,
    async [Symbol.asyncDispose]() {
      await pool.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
      await cluster.release()
    },
  }
}

async function freshTemplate(admin: pg.Client, connection: pg.PoolConfig): Promise<string> {
  const name = `template_${process.env.RONDO_TEST_RUN ?? 'single'}`
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
  try {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await admin.query(`create database ${name}`)
    const pool = openPool({ ...connection, database: name })
    try {
      await migrate(pool)
    } catch {
      // The files changed since the last run on this machine: make the template anew.
      await pool.query(
        'drop schema public cascade; create schema public; drop schema if exists staging cascade',
      )
      await migrate(pool)
    } finally {
      await pool.end()
    }
    return name
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
  }
}

/** What a verb needs, on a database of its own, with the clock stopped at noon of 22 November 2026. */
export async function testScope(
  database: TestDatabase,
  now = new Date('2026-11-22T12:00:00Z'),
): Promise<Scope & { jobs: Jobs }> {
  const queue = await openJobs(database.pool, jobs, (error) => {
    throw error
  })
  return {
    db: database.db,
    pool: database.pool,
    actor: { kind: 'system', id: 'rondo' },
    now,
    events: openEvents(answers),
    jobs: queue,
    data: await mkdtemp(path.join(os.tmpdir(), 'rondo-data-')),
  }
}
