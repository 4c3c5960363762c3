import { OTHER_LOCKS } from '../database/locks-store.ts'
import { fromKysely, PgBoss } from 'pg-boss'
import type pg from 'pg'
import type { Scope } from '../scope/scope.ts'
import { DAY_SECONDS } from '../../../values/days.ts'

/** A background job. It calls one verb that is safe to repeat. */
export type Job = { name: string; run: (scope: Scope, data: never, attempt: Attempt) => Promise<void> }

/** Whether a job that meets a defect should give up. */
export type Attempt = { isLast: boolean }

export type JobQueue = {
  /** Written in the transaction of the scope, so a job runs if and only if the transaction commits. */
  enqueue: (scope: Scope, name: string, data: object) => Promise<void>
  work: (openScope: () => Scope, failed: (name: string, error: unknown) => void) => Promise<void>
  /** Waits for running jobs, unless it is urgent. */
  stop: (isUrgent?: boolean) => Promise<void>
}

/** A defect does not heal by itself; a killed process or a database that is away does. */
const ATTEMPTS_AT_DEFECTS = 3

/** A job whose worker sends no heartbeat for this long is given to another worker. */
const HEARTBEAT_SECONDS = 15

export async function openJobQueue(
  pool: pg.Pool,
  jobs: readonly Job[],
  onError: (error: Error) => void,
): Promise<JobQueue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    superviseIntervalSeconds: 10,
    schedule: false,
    reindex: false,
  })
  boss.on('error', onError)
  try {
    await withQueueLock(pool, () => createQueues(boss, jobs))
  } catch (error) {
    // Otherwise it would keep querying an unreachable database, and the process would not exit.
    await boss.stop({ graceful: false }).catch(() => undefined)
    throw error
  }
  return {
    async enqueue(scope, name, data) {
      await boss.send(name, data, { db: fromKysely(scope.db) })
    },
    async work(openScope, failed) {
      for (const job of jobs) {
        const options = { pollingIntervalSeconds: 1, batchSize: 1, includeMetadata: true } as const
        await boss.work<never>(job.name, options, async ([task]) => {
          try {
            await job.run(openScope(), task!.data, { isLast: task!.retryCount >= ATTEMPTS_AT_DEFECTS - 1 })
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
      // A killed process holds its job until the database notices that its connection is lost.
      retryLimit: 10,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 60,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: DAY_SECONDS,
    })
  }
}

/** Two processes that start at once on a new database would both create the tables of the queue. */
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
