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
 * The bundled PostgreSQL of a data folder, running: found, adopted or started, and started again should it be killed.
 * Several processes may use it at once; whoever releases it last stops it.
 *
 * @throws Refusal when it cannot be started, with the last words of its log
 */
export async function openCluster(data: string, say: (words: string) => void): Promise<Cluster> {
  const account = databaseAccount()
  const place = await findClusterPaths(data, account, say)
  let isReleased = false
  let standing = stand()
  async function stand(): Promise<pg.Client> {
    const guard = await joinServer(place, account, say)
    guard.once('end', () => {
      if (!isReleased) standing = revive()
    })
    return guard
  }
  async function revive(): Promise<pg.Client> {
    say('The database has ended unexpectedly and is started again.')
    for (;;) {
      try {
        return await stand()
      } catch (error) {
        say((error as Error).message)
        if (isReleased) throw error
        await pause(REVIVE_AGAIN_MS)
      }
    }
  }
  await standing
  return {
    connection: { ...address(place), database: 'rondo' },
    async release() {
      if (isReleased) return
      isReleased = true
      const guard = await standing.catch(() => null)
      if (guard) await release(guard, place)
    },
  }
}

/** A session that is counted among the users of the server, which runs. */
async function joinServer(
  place: ClusterPaths,
  account: Account,
  say: (words: string) => void,
): Promise<pg.Client> {
  const deadline = Date.now() + START_LIMIT_MS
  for (;;) {
    const guard = (await adopt(place)) ?? (await startAndConnect(place, account, deadline, say))
    try {
      await guard.query('select pg_advisory_lock_shared($1)', [OTHER_LOCKS.postgresUsers])
      return guard
    } catch (error) {
      // Its last user was stopping it while we came in: begin again.
      if (Date.now() > deadline) throw error
      await pause(100)
    }
  }
}

const address = (place: ClusterPaths) => ({
  host: place.socket,
  user: 'rondo',
  password: place.password,
  database: 'postgres',
})

async function connect(place: ClusterPaths): Promise<pg.Client | null> {
  const client = new pg.Client(address(place))
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    if ((error as { code?: string }).code === WRONG_PASSWORD) throw wrongPassword(place)
    return null
  }
}

const WRONG_PASSWORD = '28P01'

const wrongPassword = (place: ClusterPaths) =>
  new Refusal(
    500,
    'database_password',
    `The database in ${place.cluster} does not take the password in ${place.passwordFile}. Put the file that belongs to it back, from a backup of the data folder.`,
  )

/** A server that outlived its parent is used as it is; one that does not answer is stopped. */
async function adopt(place: ClusterPaths): Promise<pg.Client | null> {
  const pid = await runningPostmaster(place.cluster)
  if (pid === null) return null
  for (let patience = 150; patience > 0; patience--) {
    const client = await connect(place)
    if (client) return client
    if ((await runningPostmaster(place.cluster)) === null) return null
    await pause(100)
  }
  await stopPostmaster(place.cluster, 'SIGQUIT')
  return null
}

async function startAndConnect(
  place: ClusterPaths,
  account: Account,
  deadline: number,
  say: (words: string) => void,
): Promise<pg.Client> {
  const binaries = await findBinaries(account)
  if (!(await stat(path.join(place.cluster, 'PG_VERSION')).catch(() => null))) {
    say('Making a new database in the data folder.')
    await initialise(binaries, place, account)
  }
  let server = await start(binaries, place, account)
  let [log, failed] = ['', 0]
  while (Date.now() < deadline) {
    const client = await connect(place)
    if (client) return client
    if (server.exitCode !== null) {
      // Two starts at once: the other one's server is as good as ours.
      const other = await adopt(place)
      if (other) return other
      log = await readLogTail(place)
      // Sessions of a killed server end on their own, and one that another command stops takes its time.
      if (!STILL_ENDING.test(log) && ++failed === STARTS_TRIED) break
      await pause(200)
      server = await start(binaries, place, account)
    }
    await pause(30)
  }
  throw new Refusal(
    500,
    'database_start',
    `The bundled database did not start. Its last words (${place.log}):\n${log}`,
  )
}

const STILL_ENDING = /still in use|already exists/

async function release(guard: pg.Client, place: ClusterPaths): Promise<void> {
  try {
    await guard.query('select pg_advisory_unlock_shared($1)', [OTHER_LOCKS.postgresUsers])
    const { rows } = await guard.query('select pg_try_advisory_lock($1) as last', [OTHER_LOCKS.postgresUsers])
    if (rows[0].last) await stopPostmaster(place.cluster, 'SIGINT')
  } finally {
    await guard.end().catch(() => undefined)
  }
}
