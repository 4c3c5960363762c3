import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { Refusal } from '../errors/refusal.ts'

/** Each module names the tables it owns with `withTables`; nobody sees them all. */
// oxlint-disable-next-line typescript/no-empty-object-type
export type Db = Kysely<{}>

const OLDEST_SERVER = 150_000

/**
 * Reads counts, ids and money as numbers; a value that a number cannot represent exactly is a defect and is not
 * rounded.
 */
function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond what a number holds exactly`)
  return value
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.INT8) return parseInteger
    // A calendar day has no time zone and must not become an instant.
    if (oid === pg.types.builtins.DATE) return (day: string) => day
    if (oid === INT8_ARRAY)
      return (list: string) => list.slice(1, -1).split(',').filter(Boolean).map(parseInteger)
    return pg.types.getTypeParser(oid, format as 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}
const INT8_ARRAY = 1016

export function openPool(connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ max: 12, connectionTimeoutMillis: 10_000, ...connection, types })
  // An idle connection that the server closes is replaced at the next query.
  pool.on('error', () => undefined)
  // If a connection in use is lost, its next query fails; the process must go on.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return pool
}

export function openDb(pool: pg.Pool): Db {
  return new Kysely({ dialect: new PostgresDialect({ pool }) })
}

/** Joins the open transaction, or opens one. */
export function transaction<Answer>(db: Db, work: (db: Db) => Promise<Answer>): Promise<Answer> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}

/** Joins the open transaction, or opens a read-only one that sees a single snapshot. */
export function snapshot<Answer>(db: Db, read: (db: Db) => Promise<Answer>): Promise<Answer> {
  if (db.isTransaction) return read(db)
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}

/**
 * Checks that the server is reachable and new enough.
 *
 * @throws Refusal in one sentence: unreachable, wrong password, no such database, too old
 */
export async function checkServer(pool: pg.Pool, name: string): Promise<void> {
  let version: number
  try {
    version = Number((await pool.query('show server_version_num')).rows[0].server_version_num)
  } catch (error) {
    throw new Refusal(503, 'database_unreachable', `${name} cannot be used: ${unreachableReason(error)}`)
  }
  if (version < OLDEST_SERVER) {
    const major = Math.floor(version / 10_000)
    throw new Refusal(
      503,
      'database_too_old',
      `${name} is PostgreSQL ${major}; Rondo needs 15 or newer. Upgrade it, or leave out DATABASE_URL to use the bundled database.`,
    )
  }
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at that host and port. Is the server running?',
  ENOTFOUND: 'there is no such host. Check the name.',
  '28P01': 'the password is wrong.',
  '28000': 'this user is not allowed to sign in.',
  EAI_AGAIN: 'its host name cannot be resolved. Check the name and the network.',
  ETIMEDOUT: 'its host does not answer. Check the address and the firewall.',
  '3D000': 'there is no database of that name. Create it with createdb.',
}

function unreachableReason(error: unknown): string {
  const { code, message } = error as { code?: string; message: string }
  if (/client password must be/.test(message)) return 'it asks for a password, but the address contains none.'
  return REASONS[code ?? ''] ?? message
}
