import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Scope } from '../server/platform/scope.ts'
import { together } from '../server/platform/scope.ts'
import { tie } from '../server/plays/tie.ts'
import { refreshAll } from '../server/sales/sales.ts'
import { holdRefresh } from '../server/signals/refresh.ts'
import { ivoAmongOthers, tieDifferences } from './asks.ts'
import { testDatabase, testScope, type TestDatabase } from './database.ts'
import { eventually } from './eventually.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

const isAnybodyWaiting = async () => {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from pg_locks where locktype = 'advisory' and not granted
                   and database = (select oid from pg_database where datname = current_database())) as waits
  `.execute(scope.db)
  return rows[0]!.waits
}

test('Somebody is asked while everything is worked out anew: one waits for the other, and neither is turned away', async () => {
  const ivo = await ivoAmongOthers(scope)
  let all: Promise<void> | null = null
  await together(scope, async ({ db }) => {
    await holdRefresh(db)
    all = refreshAll(scope)
    await eventually(isAnybodyWaiting)
    await tie(db, [ivo])
  })
  await all
  assert.deepEqual(await tieDifferences(scope), [])
})

test('When everybody is worked out anew nobody is put down by name besides', async () => {
  await sql`
    insert into customer (kind, name, search, created_at)
    select 'person', 'Number ' || i, '', now() from generate_series(1, 501) i
  `.execute(scope.db)
  await refreshAll(scope)
  const { rows } = await sql<{ due: number }>`select count(*)::integer as due from signal_due`.execute(
    scope.db,
  )
  assert.equal(rows[0]!.due, 0)
})
