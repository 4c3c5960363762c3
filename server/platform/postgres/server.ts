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
  // A killed process must not hold its locks until its last question is answered.
  client_connection_check_interval: '5s',
  // Compiling a question takes longer than answering ours.
  jit: 'off',
  log_min_messages: 'warning',
}

/** Made aside and moved into place whole, so that a killed beginning leaves nothing half made. */
export async function initialise(binaries: string, place: ClusterPaths, account: Account): Promise<void> {
  const parent = path.dirname(place.cluster)
  await mkdir(parent, { recursive: true })
  const aside = await mkdtemp(path.join(parent, 'making-'))
  await giveOwnership(account, aside)
  const secret = path.join(aside, 'password')
  await writeFile(secret, place.password, { mode: 0o600 })
  await giveOwnership(account, secret)
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
  const code = await exitCode(child)
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

/** Starts the server; whether it comes up shows when somebody connects. */
export async function start(binaries: string, place: ClusterPaths, account: Account): Promise<ChildProcess> {
  await retireLocks(place.cluster, place.socket)
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

const exitCode = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.on('close', resolve).on('error', () => resolve(-1)))

/** The end of the server's log. */
export async function readLogTail(place: ClusterPaths): Promise<string> {
  return (await readFile(place.log, 'utf8').catch(() => '')).trim().split('\n').slice(-3).join('\n')
}
