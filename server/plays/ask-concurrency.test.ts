import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { Scope } from '../platform/scope/scope.ts'
import { inTransaction } from '../platform/scope/scope.ts'
import { asksOf } from '../asks/asks.ts'
import { logAsk, undoAsk } from './plays.ts'
import { attributeSales } from '../asks/attribution-store.ts'
import { refreshAll } from '../sales/sales.ts'
import { lockRefresh } from '../signals/detect/detect.ts'
import { ivoAmongOthers, attributionDifferences } from './asks.fixture.ts'
import { testDatabase, testScope, type TestDatabase } from '../../test/database.ts'
import { eventually } from '../../test/eventually.ts'
import { empty, on } from '../../test/world.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())
beforeEach(() => empty(scope))

const isAnybodyWaiting = async () => {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from pg_locks where locktype = 'advisory' and not granted
                   and database = (select oid from pg_database where datname = current_database())) as waits
  `.execute(scope.db)
  return rows[0]!.waits
}

test('An ask during a full refresh: one waits for the other, and neither fails', async () => {
  const ivo = await ivoAmongOthers(scope)
  let all: Promise<void> | null = null
  await inTransaction(scope, async ({ db }) => {
    await lockRefresh(db)
    all = refreshAll(scope)
    await eventually(isAnybodyWaiting)
    await attributeSales(db, [ivo])
  })
  await all
  assert.deepEqual(await attributionDifferences(scope), [])
})

test('Of several asks of one customer on one day one is recorded, and the others are refused with the name of the person who asked', async () => {
  const ivo = await ivoAmongOthers(scope)
  const at = on(scope, '2026-11-22')
  const ask = (name: string, again = false) => {
    const actor = { kind: 'user', id: name, name, address: '::1' } as const
    const input = { customerId: ivo, answer: 'asked', reason: '', productId: null, again } as const
    return logAsk({ ...at, actor }, input)
  }
  const tries = await Promise.allSettled(['Mara', 'Noa', 'Otto', 'Pia'].map((name) => ask(name)))
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []))
  const [kept] = await asksOf(at, ivo)
  assert.equal(refused.length, 3)
  for (const { message } of refused)
    assert.ok(message.startsWith(`${kept!.by} asked Ivo Andrić for the next sale today already.`), message)
  await assert.rejects(ask(kept!.by), { code: 'asked_already' })
  await ask('Quint', true)
  assert.equal((await asksOf(at, ivo)).length, 2)
  assert.deepEqual(await attributionDifferences(scope), [])
})

test('An ask that was undone or was on another day does not prevent a new one', async () => {
  const ivo = await ivoAmongOthers(scope)
  const ask = (day: string, answer: 'asked' | 'not_now' | 'no') =>
    logAsk(on(scope, day), { customerId: ivo, answer, reason: '', productId: null, again: false })
  const { ask: id } = await ask('2026-11-22', 'asked')
  await undoAsk(on(scope, '2026-11-22'), ivo, id)
  await ask('2026-11-22', 'not_now')
  await assert.rejects(
    ask('2026-11-22', 'asked'),
    /^Refusal: rondo already recorded today that it is not the right time for Ivo/,
  )
  await ask('2026-11-23', 'no')
  await assert.rejects(
    ask('2026-11-23', 'asked'),
    /^Refusal: rondo already recorded today that Ivo Andrić said no/,
  )
})

test('A full refresh queues no customer by id in addition', async () => {
  await sql`
    insert into customer (kind, name, search, created_at)
    select 'person', 'Number ' || i, '', now() from generate_series(1, 501) i
  `.execute(scope.db)
  await refreshAll(scope)
  const { rows } = await sql<{ due: number }>`select count(*)::integer as due from signal_queue`.execute(
    scope.db,
  )
  assert.equal(rows[0]!.due, 0)
})
