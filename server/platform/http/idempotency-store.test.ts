import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../../test/database.ts'
import { withIdempotency } from './idempotency-store.ts'
import { inTransaction } from '../scope/scope.ts'

test('a response with a secret is repeated to the holder of the key, and is stored encrypted', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  let done = 0
  const ask = () =>
    inTransaction(scope, (scope) =>
      withIdempotency(scope, 'a key of the client', 'portal.invite', { id: 7 }, async () => {
        done += 1
        return { url: 'https://rondo.example.com/portal/l/whoever-has-this-comes-in' }
      }),
    )
  assert.deepEqual(await ask(), await ask())
  assert.equal(done, 1)
  const { rows } = await sql<{ row: string }>`select i::text as row from idempotency i`.execute(scope.db)
  assert.equal(rows.length, 1)
  assert.doesNotMatch(rows[0]!.row, /whoever-has-this|a key of the client/)
})
