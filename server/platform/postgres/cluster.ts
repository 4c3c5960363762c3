import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Refusal } from '../errors.ts'
import { databaseAccount, give, type Account } from './account.ts'
import { findBinaries } from './binaries.ts'
import { findPlace, type Place } from './place.ts'
import { runningPostmaster, stopPostmaster } from './postmaster.ts'

export type Cluster = { connection: pg.PoolConfig; release: () => Promise<void> }

const USERS_LOCK = 7_265_646
const START_LIMIT_MS = 60_000

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '256MB',
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  // Compiling a question takes longer than answering ours.
  jit: 'off',
  log_min_messages: 'warning',
}

/**
 * The bundled PostgreSQL of a data folder, running: found, adopted or started.
 * Several processes may use it at once; whoever releases it last stops it.
 *
 * @throws Refusal when it cannot be started, with the last words of its log
 */
export async function openCluster(data: string, say: (words: string) => void): Promise<Cluster> {
  const account = databaseAccount()
  const place = await findPlace(data, account)
  const deadline = Date.now() + START_LIMIT_MS
  for (;;) {
    const guard = (await adopt(place)) ?? (await startAndConnect(place, account, deadline, say))
    try {
      await guard.query('select pg_advisory_lock_shared($1)', [USERS_LOCK])
      return { connection: { ...address(place), database: 'rondo' }, release: () => release(guard, place) }
    } catch (error) {
      // Its last user was stopping it while we came in: begin again.
      if (Date.now() > deadline) throw error
      await pause(100)
    }
  }
}

const address = (place: Place) => ({
  host: place.socket,
  user: 'rondo',
  password: place.password,
  database: 'postgres',
})

async function connect(place: Place): Promise<pg.Client | null> {
  const client = new pg.Client(address(place))
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch {
    return null
  }
}

/** A server that outlived its parent is used as it is; one that does not answer is stopped. */
async function adopt(place: Place): Promise<pg.Client | null> {
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
  place: Place,
  account: Account,
  deadline: number,
  say: (words: string) => void,
): Promise<pg.Client> {
  const binaries = await findBinaries(account)
  if (!(await stat(path.join(place.cluster, 'PG_VERSION')).catch(() => null))) {
    say('Making a new database in the data folder.')
    await initialise(binaries, place, account)
  }
  const server = await start(binaries, place, account)
  while (Date.now() < deadline) {
    const client = await connect(place)
    if (client) return client
    // Two starts at once: the other one's server is as good as ours.
    if (server.exitCode !== null) {
      const other = await adopt(place)
      if (other) return other
      break
    }
    await pause(30)
  }
  const log = (await readFile(place.log, 'utf8').catch(() => '')).trim().split('\n').slice(-3).join('\n')
  throw new Refusal(
    500,
    'database_start',
    `The bundled database did not start. Its last words (${place.log}):\n${log}`,
  )
}

/** Made aside and moved into place whole, so that a killed beginning leaves nothing half made. */
async function initialise(binaries: string, place: Place, account: Account): Promise<void> {
  const parent = path.dirname(place.cluster)
  await mkdir(parent, { recursive: true })
  const aside = await mkdtemp(path.join(parent, 'making-'))
  await give(account, aside)
  const secret = path.join(aside, 'password')
  await writeFile(secret, place.password, { mode: 0o600 })
  await give(account, secret)
  const made = path.join(aside, 'cluster')
  const args = ['-D', made, '-U', 'rondo', '--pwfile', secret, '--auth=scram-sha-256', '-E', 'UTF8']
  const child = spawn(
    path.join(binaries, 'bin/initdb'),
    [...args, '--locale-provider=builtin', '--locale=C.UTF-8'],
    {
      ...ownership(account),
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const code = await exit(child)
  if (code !== 0) {
    await rm(aside, { recursive: true })
    throw new Refusal(
      500,
      'database_make',
      `The bundled database could not be made in ${parent}:\n${complaint.trim()}`,
    )
  }
  await rename(made, place.cluster).catch(() => undefined)
  await rm(aside, { recursive: true })
}

async function start(binaries: string, place: Place, account: Account): Promise<ChildProcess> {
  const log = await open(place.log, 'w', 0o600)
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: place.socket })
  const child = spawn(
    path.join(binaries, 'bin/postgres'),
    ['-D', place.cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...ownership(account),
      // A Ctrl-C in the terminal must reach Rondo only, which then stops the database in order.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    },
  )
  child.unref()
  child.on('error', () => undefined)
  await log.close()
  return child
}

const ownership = (account: Account) => (account.drops ? { uid: account.uid!, gid: account.gid! } : {})

const exit = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.on('close', resolve).on('error', () => resolve(-1)))

async function release(guard: pg.Client, place: Place): Promise<void> {
  try {
    await guard.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK])
    const { rows } = await guard.query('select pg_try_advisory_lock($1) as last', [USERS_LOCK])
    if (rows[0].last) await stopPostmaster(place.cluster, 'SIGINT')
  } finally {
    await guard.end().catch(() => undefined)
  }
}
