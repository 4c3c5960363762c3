import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../../test/database.ts'
import { checkKey, listKeys, createKey, revokeKey } from './keys.ts'
import { TokenBuckets } from '../limits/token-buckets.ts'

test('a key is shown once, stored as a hash, and valid only for its scopes until it is revoked', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const { id, key } = await createKey(scope, 'Website')
  assert.match(key, /^rk_[\w-]{43}$/)
  const { rows } = await sql<{ row: string }>`select k::text as row from api_key k`.execute(scope.db)
  assert.ok(!rows[0]!.row.includes(key.slice(12)))
  assert.equal(await checkKey(scope, key, 'track'), id)
  assert.equal(await checkKey(scope, `${key}x`, 'track'), null)
  const [listed] = await listKeys(scope)
  assert.deepEqual([listed!.name, listed!.hint, listed!.revokedAt], ['Website', key.slice(0, 8), null])
  assert.deepEqual(listed!.lastUsedAt, scope.now)
  await revokeKey(scope, id)
  await revokeKey(scope, id)
  assert.equal(await checkKey(scope, key, 'track'), null)
  await assert.rejects(revokeKey(scope, 999), /There is no key 999/)
})

test('a key revoked by another process is refused within a second, and its use is recorded once a minute', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const { id, key } = await createKey(scope, 'Website')
  const at = (ms: number) => ({ ...scope, now: new Date(scope.now.getTime() + ms) })
  const lastUsed = async () => (await listKeys(scope))[0]!.lastUsedAt!.getTime() - scope.now.getTime()
  await checkKey(scope, key, 'track')
  await checkKey(at(30_000), key, 'track')
  assert.equal(await lastUsed(), 0)
  await checkKey(at(61_000), key, 'track')
  assert.equal(await lastUsed(), 61_000)
  await sql`update api_key set revoked_at = now()`.execute(scope.db)
  assert.equal(await checkKey(at(61_500), key, 'track'), id)
  assert.equal(await checkKey(at(62_000), key, 'track'), null)
})

test('a token bucket allows a burst and then a fixed rate per second, separately for each name', () => {
  const buckets = new TokenBuckets(2, 3)
  assert.deepEqual(
    [0, 0, 0, 0].map((now) => buckets.take('a', now)),
    [0, 0, 0, 1],
  )
  assert.equal(buckets.take('b', 0), 0)
  assert.equal(buckets.take('a', 500), 0)
  assert.equal(buckets.take('a', 500), 1)
  assert.equal(new TokenBuckets(0.1, 1).take('c', 0), 0)
})
