import { OTHER_LOCKS } from '../database/locks-store.ts'
import { fromKysely, PgBoss } from 'pg-boss'
import type pg from 'pg'
import type { Scope } from '../scope/scope.ts'
import { DAY_SECONDS } from '../../../values/days.ts'

/** What runs later. Its body calls one verb that is safe to repeat. */
export type Job = { name: string; run: (scope: Scope, data: never) => Promise<void> }

export type JobQueue = {
  /** Written in the scope's own transaction: what was not committed is not run, what was is not lost. */
  enqueue: (scope: Scope, name: string, data: object) => Promise<void>
  work: (openScope: () => Scope, failed: (name: string, error: unknown) => void) => Promise<void>
  /** Lets the jobs under way end, unless it is urgent. */
  stop: (isUrgent?: boolean) => Promise<void>
}

/** A worker that stops saying it is alive has lost its job to the next one after this long. */
const HEARTBEAT_SECONDS = 15

export async function openJobQueue(
  pool: pg.Pool,
  jobs: readonly Job[],
  trouble: (error: Error) => void,
): Promise<JobQueue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    superviseIntervalSeconds: 10,
    schedule: false,
    reindex: false,
  })
  boss.on('error', trouble)
  try {
    await withQueueLock(pool, () => createQueues(boss, jobs))
  } catch (error) {
    // Begun and not stopped it would go on asking a database that is gone, and keep the program from ending.
    await boss.stop({ graceful: false }).catch(() => undefined)
    throw error
  }
  return {
    async enqueue(scope, name, data) {
      await boss.send(name, data, { db: fromKysely(scope.db) })
    },
    async work(openScope, failed) {
      for (const job of jobs) {
        await boss.work<never>(job.name, { pollingIntervalSeconds: 1, batchSize: 1 }, async ([task]) => {
          try {
            await job.run(openScope(), task!.data)
          } catch (error) {
            failed(job.name, error)
            throw error
          }
        })
      }
    },
    stop: (isUrgent = false) => boss.stop({ graceful: !isUrgent, timeout: 10_000 }),
  }
}

async function createQueues(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  await boss.start()
  for (const { name } of jobs) {
    await boss.createQueue(name, {
      // Another process may hold the work for as long as the database takes to notice that it is gone.
      retryLimit: 10,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 60,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: DAY_SECONDS,
    })
  }
}

/** Two commands that begin at once on a new database would both make the queue's tables. */
async function withQueueLock(pool: pg.Pool, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [OTHER_LOCKS.jobQueues])
    await work()
    await client.query('select pg_advisory_unlock($1)', [OTHER_LOCKS.jobQueues])
    client.release()
  } catch (error) {
    client.release(error as Error)
    throw error
  }
}
