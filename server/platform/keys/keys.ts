import { Refusal } from '../errors/refusal.ts'
import { inTransaction, type Scope } from '../scope/scope.ts'
import { hashToken, newToken } from '../secrets/token.ts'
import type { KeyScope, ListedKey } from './schema.ts'
import { findKey, insertKey, markRevoked, selectKeys, type KeyRecord } from './store.ts'

const PREFIX = 'rk_'
const HINT_LETTERS = 8
/** How long a process trusts what it last read about a key; after that, a revoked key is refused. */
const CACHE_MS = 800
const MAX_CACHED = 10_000

const cache = new Map<string, { key: KeyRecord | null; until: number }>()

/**
 * Creates a key for a program: 32 random bytes, shown in this response and never again, kept only as a hash.
 *
 * @returns for example `{ id: 1, key: 'rk_…' }`
 */
export async function createKey(
  scope: Scope,
  name: string,
  scopes: KeyScope[] = ['track'],
): Promise<{ id: number; key: string }> {
  const key = PREFIX + newToken()
  const id = await insertKey(scope, { name, hash: hashToken(key), hint: key.slice(0, HINT_LETTERS), scopes })
  return { id, key }
}

/** Every key that was ever created, newest first; none of them can be read again. */
export function listKeys(scope: Pick<Scope, 'db'>): Promise<ListedKey[]> {
  return selectKeys(scope)
}

/**
 * Ends a key for good. Revoking it twice changes nothing.
 *
 * @throws Refusal 404 when there is no such key
 */
export async function revokeKey(scope: Scope, id: number): Promise<void> {
  await inTransaction(scope, async (scope) => {
    const hash = await markRevoked(scope, id)
    if (!hash) throw new Refusal(404, 'key_unknown', `There is no key ${id}. List them: rondo key list`)
    cache.delete(hash.toString('hex'))
  })
}

/** @returns the id of the key; null when it is unknown, revoked, or does not have the scope */
export async function checkKey(scope: Scope, key: string, required: KeyScope): Promise<number | null> {
  const stored = await cachedKey(scope, hashToken(key))
  return stored?.scopes.includes(required) ? stored.id : null
}

async function cachedKey(scope: Scope, hash: Buffer): Promise<KeyRecord | null> {
  const name = hash.toString('hex')
  const now = scope.now.getTime()
  const cached = cache.get(name)
  if (cached && cached.until > now) return cached.key
  const key = await findKey(scope, hash)
  if (cache.size >= MAX_CACHED) cache.clear()
  cache.set(name, { key, until: now + CACHE_MS })
  return key
}
