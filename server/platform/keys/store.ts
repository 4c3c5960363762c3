import { sql } from 'kysely'
import { actorName, type Scope } from '../scope/scope.ts'
import type { KeyScope, ListedKey } from './schema.ts'

export type NewKey = { name: string; hash: Buffer; hint: string; scopes: KeyScope[] }
export type KeyRecord = { id: number; scopes: string[] }

/** @returns the id of the key */
export async function insertKey(scope: Scope, { name, hash, hint, scopes }: NewKey): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into api_key (name, hash, hint, scopes, created_at, created_by)
    values (${name}, ${hash}, ${hint}, ${scopes}, ${scope.now}, ${actorName(scope.actor)})
    returning id
  `.execute(scope.db)
  return rows[0]!.id
}

/** Every key that was ever created, newest first. */
export async function selectKeys({ db }: Pick<Scope, 'db'>): Promise<ListedKey[]> {
  const { rows } = await sql<ListedKey>`
    select k.id, k.name, k.hint, k.scopes, k.created_at as "createdAt", coalesce(u.name, k.created_by) as "createdBy",
           k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
    from api_key k left join auth_user u on k.created_by = 'user:' || u.id
    order by k.id desc limit 1000
  `.execute(db)
  return rows
}

/** @returns the hash of the key, or null when there is no such key */
export async function markRevoked({ db, now }: Scope, id: number): Promise<Buffer | null> {
  const { rows } = await sql<{ hash: Buffer }>`
    update api_key set revoked_at = coalesce(revoked_at, ${now}) where id = ${id} returning hash
  `.execute(db)
  return rows[0]?.hash ?? null
}

/** Finds a key that is not revoked, and notes at most once a minute that it was used. */
export async function findKey({ db, now }: Scope, hash: Buffer): Promise<KeyRecord | null> {
  const { rows } = await sql<KeyRecord & { isStale: boolean }>`
    select id, scopes, coalesce(last_used_at < ${now}::timestamptz - interval '1 minute', true) as "isStale"
    from api_key where hash = ${hash} and revoked_at is null
  `.execute(db)
  const key = rows[0] ?? null
  if (key?.isStale) await sql`update api_key set last_used_at = ${now} where id = ${key.id}`.execute(db)
  return key
}
