import { sql } from 'kysely'
import { Refusal } from '../errors/refusal.ts'
import { actorName, inTransaction, type Scope } from '../scope/scope.ts'
import { hashToken, newToken } from '../secrets/token-store.ts'

/** What a program may do with a key: tell what users do, or write facts such as readings. */
export const keyScopes = ['track', 'write'] as const
export type KeyScope = (typeof keyScopes)[number]

export type ListedKey = {
  id: number
  name: string
  /** The first letters of the key, by which people tell their keys apart. */
  hint: string
  scopes: KeyScope[]
  createdAt: Date
  /** Who made it, as people are called. */
  createdBy: string
  lastUsedAt: Date | null
  revokedAt: Date | null
}

type KeyRecord = { id: number; scopes: string[] }

const PREFIX = 'rk_'
const HINT_LETTERS = 8
/** For so long a process believes what it last read about a key: a revoked one is refused after it at the latest. */
const CACHE_MS = 800
const MAX_CACHED = 10_000

const cache = new Map<string, { known: KeyRecord | null; until: number }>()

/**
 * A new key for a program: 32 random bytes, shown in this answer and never again, kept only as a hash.
 */
export async function createKey(
  scope: Scope,
  name: string,
  scopes: KeyScope[] = ['track'],
): Promise<{ id: number; key: string }> {
  const key = PREFIX + newToken()
  const { rows } = await sql<{ id: number }>`
    insert into api_key (name, hash, hint, scopes, created_at, created_by)
    values (${name}, ${hashToken(key)}, ${key.slice(0, HINT_LETTERS)}, ${scopes}, ${scope.now}, ${actorName(scope.actor)})
    returning id
  `.execute(scope.db)
  return { id: rows[0]!.id, key }
}

/** Every key that was ever made, newest first; none of them can be read again. */
export async function listKeys({ db }: Pick<Scope, 'db'>): Promise<ListedKey[]> {
  const { rows } = await sql<ListedKey>`
    select k.id, k.name, k.hint, k.scopes, k.created_at as "createdAt", coalesce(u.name, k.created_by) as "createdBy",
           k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
    from api_key k left join auth_user u on k.created_by = 'user:' || u.id
    order by k.id desc limit 1000
  `.execute(db)
  return rows
}

/**
 * Ends a key for good. Revoking it twice changes nothing.
 *
 * @throws Refusal 404 when there is no such key
 */
export async function revokeKey(scope: Scope, id: number): Promise<void> {
  await inTransaction(scope, async ({ db, now }) => {
    const { rows } = await sql<{ hash: Buffer }>`
      update api_key set revoked_at = coalesce(revoked_at, ${now}) where id = ${id} returning hash
    `.execute(db)
    if (!rows[0]) throw new Refusal(404, 'key_unknown', `There is no key ${id}. List them: rondo key list`)
    cache.delete(rows[0].hash.toString('hex'))
  })
}

/**
 * Whose key it is, when it may do this; null when nobody's, or not any more.
 *
 * @returns the id of the key
 */
export async function checkKey(scope: Scope, key: string, wanted: KeyScope): Promise<number | null> {
  const hash = hashToken(key)
  const name = hash.toString('hex')
  const found = cache.get(name)
  const known = found && found.until > scope.now.getTime() ? found.known : await readKey(scope, hash, name)
  return known?.scopes.includes(wanted) ? known.id : null
}

async function readKey({ db, now }: Scope, hash: Buffer, name: string): Promise<KeyRecord | null> {
  const { rows } = await sql<KeyRecord & { isStale: boolean }>`
    select id, scopes, coalesce(last_used_at < ${now}::timestamptz - interval '1 minute', true) as "isStale"
    from api_key where hash = ${hash} and revoked_at is null
  `.execute(db)
  const known = rows[0] ?? null
  if (known?.isStale) await sql`update api_key set last_used_at = ${now} where id = ${known.id}`.execute(db)
  if (cache.size >= MAX_CACHED) cache.clear()
  cache.set(name, { known, until: now.getTime() + CACHE_MS })
  return known
}
