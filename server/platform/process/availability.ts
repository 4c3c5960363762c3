import { open, statfs, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseAway, toRefusal } from '../errors/error-mapping.ts'
import { Refusal } from '../errors/refusal.ts'
import { storageRefusal, writeRefusal } from '../errors/storage.ts'
import { log } from './log.ts'

/** Whether Rondo can do its work at this moment. */
export type Availability = {
  /** What is wrong outside Rondo: the database, the disk or the data folder. Null: nothing. */
  problem: () => Refusal | null
  /** Settles with the work, or rejects as soon as the database is known to be away. */
  unlessAway: <Result>(work: Promise<Result>) => Promise<Result>
  /** A problem that a request or a job met, which the checks may not see. */
  note: (refusal: Refusal) => void
  stop: () => Promise<void>
}

const EVERY_MS = 1000
const ANSWER_LIMIT_MS = 5000
const NOTED_MS = 10_000
const REPEAT_LOG_MS = 30_000
const LEAST_FREE_BYTES = 8 * 1024 * 1024

/**
 * Checks every second whether the database answers and the data folder can be written to. The database is asked through a
 * connection of its own, so that a busy pool does not look like a database that is away. A problem is logged when it
 * begins, every half minute while it lasts, and when it is over, so that the cause is in the last lines of the output.
 */
export function watchAvailability(connection: pg.PoolConfig, data: string): Availability {
  const stopping = new AbortController()
  let found: Refusal | null = null
  let noted: { refusal: Refusal; until: number } | null = null
  let away = Promise.withResolvers<never>()
  away.promise.catch(() => undefined)
  const database = databaseProbe(connection)
  const problem = () => found ?? (noted && noted.until > Date.now() ? noted.refusal : null)
  const logChange = changeLogger()

  async function check(): Promise<void> {
    const before = found
    found = (await database.check()) ?? (await folderProblem(data))
    if (isAway(found) && !isAway(before)) away.reject(found)
    if (!isAway(found) && isAway(before)) {
      away = Promise.withResolvers<never>()
      away.promise.catch(() => undefined)
    }
    logChange(problem())
  }
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await check()
      await pause(EVERY_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    problem,
    unlessAway: (work) => Promise.race([work, away.promise]),
    note: (refusal) => void (noted = { refusal, until: Date.now() + NOTED_MS }),
    async stop() {
      stopping.abort()
      database.end()
      await Promise.race([loop, pause(EVERY_MS, undefined, { ref: false })])
    },
  }
}

const isAway = (refusal: Refusal | null) => refusal?.code === 'database_away'

function changeLogger() {
  let [last, loggedAt] = ['', 0]
  return (problem: Refusal | null) => {
    const code = problem?.code ?? ''
    if (code === last && (code === '' || Date.now() - loggedAt < REPEAT_LOG_MS)) return
    if (problem) log('error', `Rondo cannot work at the moment: ${problem.message}`, { code })
    else if (last !== '') log('info', 'Rondo works again.')
    ;[last, loggedAt] = [code, Date.now()]
  }
}

function databaseProbe(connection: pg.PoolConfig) {
  let client: pg.Client | null = null
  let isEnded = false
  const drop = () => {
    const dropped = client
    client = null
    void dropped?.end().catch(() => undefined)
  }
  async function ask(): Promise<Refusal | null> {
    if (!client) {
      client = new pg.Client({ ...connection, connectionTimeoutMillis: ANSWER_LIMIT_MS })
      client.on('error', () => undefined)
      await client.connect()
    }
    const { rows } = await client.query("select current_setting('transaction_read_only') as read_only")
    return rows[0].read_only === 'on' ? storageRefusal({ code: '25006' }) : null
  }
  return {
    async check(): Promise<Refusal | null> {
      if (isEnded) return null
      const late = pause(ANSWER_LIMIT_MS, undefined, { ref: false }).then(() =>
        Promise.reject(databaseAway()),
      )
      try {
        return await Promise.race([ask(), late])
      } catch (error) {
        drop()
        return isEnded ? null : (toRefusal(error) ?? databaseAway())
      }
    },
    end() {
      isEnded = true
      drop()
    },
  }
}

async function folderProblem(data: string): Promise<Refusal | null> {
  let probe: FileHandle | null = null
  try {
    const { bavail, bsize } = await statfs(data)
    if (bavail * bsize < LEAST_FREE_BYTES) return storageRefusal({ code: 'ENOSPC' })
    probe = await open(path.join(data, 'writable'), 'w', 0o600)
    await probe.write('yes')
    return null
  } catch (error) {
    return writeRefusal(error)
  } finally {
    await probe?.close().catch(() => undefined)
  }
}
