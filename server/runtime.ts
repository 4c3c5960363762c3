import path from 'node:path'
import { answers, jobs } from './modules.ts'
import { readConfig, type Config } from './platform/process/config.ts'
import { openDatabase, type Database } from './platform/database/database.ts'
import { openDb } from './platform/database/pool.ts'
import { openEventBus } from './platform/events/events.ts'
import { openJobQueue, type JobQueue } from './platform/jobs/queue.ts'
import { interrupted } from './platform/process/interrupt.ts'
import { migrate } from './platform/database/migrate.ts'
import type { Actor, Scope } from './platform/scope/scope.ts'
import { log } from './platform/process/log.ts'

/** Everything that stands under the doors, put together: database, schema, jobs, and the scope they make. */
export type Runtime = {
  config: Config
  jobs: JobQueue
  scope: (actor?: Actor) => Scope
  isReady: () => Promise<boolean>
  close: () => Promise<void>
}

/** @param endsInOrder whoever opens it watches for interrupts and closes it; otherwise an interrupt ends what is under way */
export async function openRuntime(
  say: (words: string) => void,
  config = readConfig(process.env),
  endsInOrder = false,
): Promise<Runtime> {
  const database = await openDatabase(config, say)
  if (!endsInOrder) leaveWhenInterrupted(database)
  try {
    await migrate(database.pool, say)
    const queue = await openJobQueue(database.pool, jobs, (error) =>
      log('warn', 'The job queue has trouble', { error }),
    )
    const db = openDb(database.pool)
    const events = openEventBus(answers)
    let closing = false
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
        data: path.resolve(config.data),
        site: config,
      }),
      isReady: async () =>
        !closing &&
        database.pool.query('select 1').then(
          () => true,
          () => false,
        ),
      async close() {
        closing = true
        try {
          await queue.stop(interrupted.aborted && !endsInOrder)
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

const LEAVE_LIMIT_MS = 5000

/** What is under way fails when the database goes, and cleans up behind itself; what does not is left. */
function leaveWhenInterrupted(database: Database): void {
  const leave = async () => {
    setTimeout(() => process.exit(process.exitCode), LEAVE_LIMIT_MS).unref()
    await database.abandon()
  }
  if (interrupted.aborted) void leave()
  else interrupted.addEventListener('abort', () => void leave(), { once: true })
}
