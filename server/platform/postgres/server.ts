import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '../errors/refusal.ts'
import { giveOwnership, type Account } from './account.ts'
import type { ClusterPaths } from './paths.ts'
import { retireLocks } from './postmaster.ts'

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '256MB',
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  // A killed process must not hold its locks until its last query ends.
  client_connection_check_interval: '5s',
  // Compiling our queries takes longer than running them.
  jit: 'off',
  log_min_messages: 'warning',
}

/** Creates the cluster in a temporary folder and renames it, so that an interrupted start leaves nothing incomplete. */
export async function initialise(binaries: string, paths: ClusterPaths, account: Account): Promise<void> {
  const parent = path.dirname(paths.cluster)
  await mkdir(parent, { recursive: true })
  const temporary = await mkdtemp(path.join(parent, 'making-'))
  await giveOwnership(account, temporary)
  const secret = path.join(temporary, 'password')
  await writeFile(secret, paths.password, { mode: 0o600 })
  await giveOwnership(account, secret)
  const cluster = path.join(temporary, 'cluster')
  const args = ['-D', cluster, '-U', 'rondo', '--pwfile', secret, '--auth=scram-sha-256', '-E', 'UTF8']
  const child = spawn(
    path.join(binaries, 'bin/initdb'),
    [...args, '--locale-provider=builtin', '--locale=C.UTF-8'],
    {
      ...ownership(account),
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let stderr = ''
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const code = await exitCode(child)
  if (code !== 0) {
    await rm(temporary, { recursive: true })
    throw new Refusal(
      500,
      'database_make',
      `The bundled database could not be created in ${parent}:\n${stderr.trim()}`,
    )
  }
  await rename(cluster, paths.cluster).catch(() => undefined)
  await rm(temporary, { recursive: true })
}

/** Starts the server without waiting until it accepts connections. */
export async function start(binaries: string, paths: ClusterPaths, account: Account): Promise<ChildProcess> {
  await retireLocks(paths.cluster, paths.socket)
  const log = await open(paths.log, 'w', 0o600)
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: paths.socket })
  const child = spawn(
    path.join(binaries, 'bin/postgres'),
    ['-D', paths.cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...ownership(account),
      // Ctrl-C in the terminal must reach only Rondo, which then stops the database cleanly.
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

const exitCode = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.on('close', resolve).on('error', () => resolve(-1)))

/** The end of the server's log. */
export async function readLogTail(paths: ClusterPaths): Promise<string> {
  return (await readFile(paths.log, 'utf8').catch(() => '')).trim().split('\n').slice(-3).join('\n')
}
