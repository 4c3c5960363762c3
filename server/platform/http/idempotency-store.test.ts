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

test('one key is for one action with one input of one caller', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const done: string[] = []
  const ask = (action: string, id: number, at = scope) =>
    inTransaction(at, (scope) =>
      withIdempotency(scope, 'key', action, { id }, async () => {
        done.push(`${action} ${id}`)
        return done.length
      }),
    )
  assert.deepEqual([await ask('goals.drop', 7), await ask('goals.drop', 7)], [1, 1])
  const used = { status: 422, code: 'idempotency_key' }
  await assert.rejects(ask('goals.agree', 7), used)
  await assert.rejects(ask('goals.drop', 8), used)
  const other = { ...scope, actor: { kind: 'system', id: 'command line' } as const }
  assert.equal(await ask('goals.agree', 7, other), 2)
  assert.deepEqual(done, ['goals.drop 7', 'goals.agree 7'])
})
