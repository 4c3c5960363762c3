import path from 'node:path'
import type pg from 'pg'
import { eventHandlers, jobs, modules } from './modules.ts'
import { declarationsOf } from './platform/modules/define-module.ts'
import { readConfig, type Config } from './platform/process/config.ts'
import { openDatabase, type Database } from './platform/database/database.ts'
import { openDb } from './platform/database/pool.ts'
import { openEventBus } from './platform/events/events-store.ts'
import { openJobQueue, type JobQueue } from './platform/jobs/queue.ts'
import { interrupted } from './platform/process/interrupt.ts'
import { migrate } from './platform/database/migrate.ts'
import type { Actor, Scope } from './platform/scope/scope.ts'
import { log } from './platform/process/log.ts'

/** Everything a process needs, opened and connected: configuration, database, job queue and scope. */
export type Runtime = {
  config: Config
  jobs: JobQueue
  scope: (actor?: Actor) => Scope
  /** The database for a connection outside the pool. */
  connection: pg.PoolConfig
  close: () => Promise<void>
}

/** @param closesItself the caller handles interrupts and closes the runtime; otherwise an interrupt aborts what is running */
export async function openRuntime(
  print: (text: string) => void,
  config = readConfig(process.env),
  closesItself = false,
): Promise<Runtime> {
  const database = await openDatabase(config, print)
  if (!closesItself) abortOnInterrupt(database)
  try {
    await migrate(database.pool, print)
    const queue = await openJobQueue(database.pool, jobs, (error) =>
      log('warn', 'The job queue has a problem', { error }),
    )
    const db = openDb(database.pool)
    const events = openEventBus(eventHandlers)
    const declarations = declarationsOf(modules)
    return {
      config,
      jobs: queue,
      scope: (actor = { kind: 'system', id: 'command line' }) => ({
        db,
        pool: database.pool,
        actor,
        now: new Date(),
        events,
        jobs: queue,
        modules: declarations,
        data: path.resolve(config.data),
        site: config,
      }),
      connection: database.connection,
      async close() {
        try {
          await queue.stop(interrupted.aborted && !closesItself)
        } finally {
          await database.close()
        }
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

const ABORT_LIMIT_MS = 5000

/** When the database is lost, running work fails and cleans up; the process does not wait longer than this for it. */
function abortOnInterrupt(database: Database): void {
  const abort = async () => {
    setTimeout(() => process.exit(process.exitCode), ABORT_LIMIT_MS).unref()
    await database.abandon()
  }
  if (interrupted.aborted) void abort()
  else interrupted.addEventListener('abort', () => void abort(), { once: true })
}
