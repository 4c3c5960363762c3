import { createHash, randomBytes } from 'node:crypto'
import { lstat, mkdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Refusal } from '../errors.ts'
import { everyoneMayEnter, give, type Account } from './account.ts'

/** Where one bundled database lives. */
export type Place = {
  /** The folder that PostgreSQL calls its data directory. */
  cluster: string
  /** The folder of its Unix socket, closed to everybody else. */
  socket: string
  log: string
  password: string
}

const SOCKET_PATH_LIMIT = 100
const MAJOR_VERSION = '18'

export async function findPlace(data: string, account: Account): Promise<Place> {
  await mkdir(data, { recursive: true })
  const cluster = await clusterFolder(data, account)
  await refuseOtherMajorVersion(cluster)
  return {
    cluster,
    socket: await socketFolder(cluster, account),
    log: path.join(data, 'postgres.log'),
    password: await password(data),
  }
}

/** Under a folder that only root may enter, the files lie elsewhere and a link in the data folder says where. */
async function clusterFolder(data: string, account: Account): Promise<string> {
  const usual = path.join(data, 'postgres')
  const found = await lstat(usual).catch(() => null)
  if (found?.isSymbolicLink()) return readlink(usual)
  if (!account.drops || (await everyoneMayEnter(data))) return usual
  const name = createHash('sha256').update(data).digest('hex').slice(0, 12)
  const home = path.join('/var/lib/rondo', `${path.basename(path.dirname(data))}-${name}`)
  await mkdir(home, { recursive: true, mode: 0o755 })
  await give(account, home)
  await symlink(path.join(home, 'postgres'), usual)
  return path.join(home, 'postgres')
}

async function socketFolder(cluster: string, account: Account): Promise<string> {
  if (`${cluster}/.s.PGSQL.5432`.length <= SOCKET_PATH_LIMIT) return cluster
  const name = createHash('sha256').update(cluster).digest('hex').slice(0, 16)
  const short = path.join(os.tmpdir(), `rondo-${name}`)
  await mkdir(short, { recursive: true, mode: 0o700 })
  await give(account, short)
  return short
}

async function refuseOtherMajorVersion(cluster: string): Promise<void> {
  const version = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (version === '' || version === MAJOR_VERSION) return
  throw new Refusal(
    500,
    'other_major_version',
    `The database in ${cluster} belongs to PostgreSQL ${version}; this Rondo brings ${MAJOR_VERSION}. With the Rondo that made it, dump it (pg_dump), move the data folder away, start this one and load the dump (psql).`,
  )
}

async function password(data: string): Promise<string> {
  const file = path.join(data, 'postgres.password')
  await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    () => undefined,
  )
  return readFile(file, 'utf8')
}
