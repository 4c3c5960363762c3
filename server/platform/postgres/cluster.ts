import { OTHER_LOCKS } from '../database/locks-store.ts'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Refusal } from '../errors/refusal.ts'
import { databaseAccount, type Account } from './account.ts'
import { findBinaries } from './binaries.ts'
import { initialise, readLogTail, start } from './server.ts'
import { findClusterPaths, type ClusterPaths } from './paths.ts'
import { runningPostmaster, stopPostmaster } from './postmaster.ts'

export type Cluster = { connection: pg.PoolConfig; release: () => Promise<void> }

const START_LIMIT_MS = 60_000
const STARTS_TRIED = 3
const REVIVE_AGAIN_MS = 5000

/**
 * Adopts or starts the bundled PostgreSQL of a data folder, and restarts it if it is killed. Several processes may use
 * it at once; the last one to release it stops it.
 *
 * @throws Refusal when it cannot be started, with the end of its log
 */
export async function openCluster(data: string, report: (message: string) => void): Promise<Cluster> {
  const account = databaseAccount()
  const paths = await findClusterPaths(data, account, report)
  let isReleased = false
  let session = connectGuard()
  async function connectGuard(): Promise<pg.Client> {
    const guard = await joinServer(paths, account, report)
    guard.once('end', () => {
      if (!isReleased) session = revive()
    })
    return guard
  }
  async function revive(): Promise<pg.Client> {
    report('The database stopped unexpectedly and is being restarted.')
    for (;;) {
      try {
        return await connectGuard()
      } catch (error) {
        report((error as Error).message)
        if (isReleased) throw error
        await pause(REVIVE_AGAIN_MS)
      }
    }
  }
  await session
  return {
    connection: { ...address(paths), database: 'rondo' },
    async release() {
      if (isReleased) return
      isReleased = true
      const guard = await session.catch(() => null)
      if (guard) await release(guard, paths)
    },
  }
}

/** Connects to the running server and registers the session as a user of it. */
async function joinServer(
  paths: ClusterPaths,
  account: Account,
  report: (message: string) => void,
): Promise<pg.Client> {
  const deadline = Date.now() + START_LIMIT_MS
  for (;;) {
    const guard = (await adopt(paths)) ?? (await startAndConnect(paths, account, deadline, report))
    try {
      await guard.query('select pg_advisory_lock_shared($1)', [OTHER_LOCKS.postgresUsers])
      return guard
    } catch (error) {
      // Its last user stopped it while we connected: try again.
      if (Date.now() > deadline) throw error
      await pause(100)
    }
  }
}

const address = (paths: ClusterPaths) => ({
  host: paths.socket,
  user: 'rondo',
  password: paths.password,
  database: 'postgres',
})

async function connect(paths: ClusterPaths): Promise<pg.Client | null> {
  const client = new pg.Client(address(paths))
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    if ((error as { code?: string }).code === WRONG_PASSWORD) throw wrongPassword(paths)
    return null
  }
}

const WRONG_PASSWORD = '28P01'

const wrongPassword = (paths: ClusterPaths) =>
  new Refusal(
    500,
    'database_password',
    `The database in ${paths.cluster} does not accept the password in ${paths.passwordFile}. Restore the matching file from a backup of the data folder.`,
  )

/** Uses a server that outlived the process that started it; stops one that does not respond. */
async function adopt(paths: ClusterPaths): Promise<pg.Client | null> {
  const pid = await runningPostmaster(paths.cluster)
  if (pid === null) return null
  for (let attempts = 150; attempts > 0; attempts--) {
    const client = await connect(paths)
    if (client) return client
    if ((await runningPostmaster(paths.cluster)) === null) return null
    await pause(100)
  }
  await stopPostmaster(paths.cluster, 'SIGQUIT')
  return null
}

async function startAndConnect(
  paths: ClusterPaths,
  account: Account,
  deadline: number,
  report: (message: string) => void,
): Promise<pg.Client> {
  const binaries = await findBinaries(account)
  if (!(await stat(path.join(paths.cluster, 'PG_VERSION')).catch(() => null))) {
    report('Creating a new database in the data folder.')
    await initialise(binaries, paths, account)
  }
  let server = await start(binaries, paths, account)
  let [log, failed] = ['', 0]
  while (Date.now() < deadline) {
    const client = await connect(paths)
    if (client) return client
    if (server.exitCode !== null) {
      // Another process started a server at the same time: use that one.
      const other = await adopt(paths)
      if (other) return other
      log = await readLogTail(paths)
      // Sessions of a killed server need time to end, and so does a server that another command stops.
      if (!STILL_ENDING.test(log) && ++failed === STARTS_TRIED) break
      await pause(200)
      server = await start(binaries, paths, account)
    }
    await pause(30)
  }
  throw new Refusal(
    500,
    'database_start',
    `The bundled database did not start. Last lines of its log (${paths.log}):\n${log}`,
  )
}

const STILL_ENDING = /still in use|already exists/

async function release(guard: pg.Client, paths: ClusterPaths): Promise<void> {
  try {
    await guard.query('select pg_advisory_unlock_shared($1)', [OTHER_LOCKS.postgresUsers])
    const { rows } = await guard.query('select pg_try_advisory_lock($1) as last', [OTHER_LOCKS.postgresUsers])
    if (rows[0].last) await stopPostmaster(paths.cluster, 'SIGINT')
  } finally {
    await guard.end().catch(() => undefined)
  }
}
