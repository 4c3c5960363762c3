import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir, mkdtemp, readFile, readlink, realpath, rmdir, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Refusal } from '../errors/refusal.ts'
import { readOrCreateSecret } from '../secrets/secret-file.ts'
import { isReachableByAnyone, giveOwnership, type Account } from './account.ts'

/** The files of one bundled database. */
export type ClusterPaths = {
  /** The folder that PostgreSQL calls its data directory. */
  cluster: string
  /** The folder of its Unix socket, closed to everybody else. */
  socket: string
  log: string
  password: string
  passwordFile: string
}

const SHARED_PARENT = '/var/lib/rondo'
const SOCKET_PATH_LIMIT = 100
const MAJOR_VERSION = '18'

export async function findClusterPaths(
  folder: string,
  account: Account,
  report: (message: string) => void,
): Promise<ClusterPaths> {
  await mkdir(folder, { recursive: true })
  // A running server is identified by the name of its folder, so symbolic links are resolved first.
  const data = await realpath(folder)
  const cluster = await clusterFolder(data, account, report)
  await refuseOtherMajorVersion(cluster)
  const passwordFile = path.join(data, 'postgres.password')
  return {
    cluster,
    socket: await socketFolder(cluster, account),
    log: path.join(data, 'postgres.log'),
    password: await readOrCreateSecret(passwordFile, 24),
    passwordFile,
  }
}

/**
 * If only root may enter the data folder, the files are stored elsewhere and a link in the data folder points to them.
 */
async function clusterFolder(
  data: string,
  account: Account,
  report: (message: string) => void,
): Promise<string> {
  const usual = path.join(data, 'postgres')
  const existing = await lstat(usual).catch(() => null)
  if (existing?.isSymbolicLink()) return readlink(usual)
  if (!account.drops || (await isReachableByAnyone(data))) return usual
  await mkdir(SHARED_PARENT, { recursive: true })
  await chmod(SHARED_PARENT, 0o755)
  // A new name each time: the files of an earlier folder with this name have another password.
  const home = await mkdtemp(path.join(SHARED_PARENT, `${path.basename(path.dirname(data))}-`))
  await giveOwnership(account, home)
  const isFirst = await symlink(path.join(home, 'postgres'), usual).then(
    () => true,
    () => false,
  )
  if (!isFirst) {
    await rmdir(home)
    return readlink(usual)
  }
  report(`Only root can open ${data}, and the database does not run as root: its files are in ${home}.`)
  return path.join(home, 'postgres')
}

async function socketFolder(cluster: string, account: Account): Promise<string> {
  if (`${cluster}/.s.PGSQL.5432`.length <= SOCKET_PATH_LIMIT) return cluster
  const name = createHash('sha256').update(cluster).digest('hex').slice(0, 16)
  const short = path.join(os.tmpdir(), `rondo-${name}`)
  await mkdir(short, { recursive: true, mode: 0o700 })
  await giveOwnership(account, short)
  return short
}

async function refuseOtherMajorVersion(cluster: string): Promise<void> {
  const version = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (version === '' || version === MAJOR_VERSION) return
  throw new Refusal(
    500,
    'other_major_version',
    `The database in ${cluster} belongs to PostgreSQL ${version}; this Rondo bundles ${MAJOR_VERSION}. Start the Rondo version that created it and dump the database (pg_dump). Then move the data folder away, start this version and load the dump (psql).`,
  )
}
