import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { asksOf } from '../../asks/asks.ts'
import { logAsk } from '../plays.ts'
import { askResults } from './results.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { cancel, record } from '../../sales/sales.ts'
import { withdrawChange, recordManually } from '../../sales/subscriptions/subscriptions.ts'
import { ofCustomer } from '../../signals/signals.ts'
import { cleaning, ivoAmongOthers, attributionDifferences } from '../asks.fixture.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { differences, empty, on } from '../../../test/world.ts'
import { cast } from '../../customers/sample/cast.ts'
import { makeOrder } from '../../sales/sample/make-order.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())
beforeEach(() => empty(scope))

const TODAY = '2026-11-22'
const ask = (customerId: number) =>
  logAsk(on(scope, TODAY), { customerId, answer: 'asked', reason: '', productId: null, again: false })

test('An order after an ask is attributed to it, until the order is cancelled', async () => {
  const ivo = await ivoAmongOthers(scope)
  await ask(ivo)
  await record(on(scope, '2026-12-01'), 'shop', [makeOrder('2-ivo', cast.ivo, '2026-12-01', 7900, cleaning)])
  const [sold] = await asksOf(scope, ivo)
  assert.deepEqual([sold!.sale?.kind, sold!.sale?.on], ['order', '2026-12-01'])
  await cancel(on(scope, '2026-12-02'), 'shop', '2-ivo', scope.now)
  assert.equal((await asksOf(scope, ivo))[0]!.sale, null)
  assert.deepEqual(await attributionDifferences(scope), [])
})

test('An order on the day of the ask, which is at noon, is attributed only if it is known to be later', async () => {
  const ivo = await ivoAmongOthers(scope)
  await ask(ivo)
  const attributedAt = async (at: string) => {
    await record(on(scope, TODAY), 'shop', [makeOrder('2-ivo', cast.ivo, `${TODAY}T${at}`, 7900, cleaning)])
    assert.deepEqual(await attributionDifferences(scope), [])
    return (await asksOf(scope, ivo))[0]!.sale?.on ?? null
  }
  assert.equal(await attributedAt('09:00:00Z'), null)
  assert.equal(await attributedAt('12:00:01Z'), TODAY)
  assert.equal(await attributedAt('12:00:00Z'), null)
  assert.equal(await attributedAt('00:00:00Z'), null, 'only its day is known')
})

test('An order that was recorded before the ask is attributed if it is later, and the first order never is', async () => {
  const ivo = await ivoAmongOthers(scope)
  await record(on(scope, TODAY), 'shop', [makeOrder('2-ivo', cast.ivo, `${TODAY}T15:00:00Z`, 7900, cleaning)])
  await ask(ivo)
  assert.equal((await asksOf(scope, ivo))[0]!.sale?.on, TODAY)
  await cancel(on(scope, TODAY), 'shop', '1-ivo', scope.now)
  assert.equal((await asksOf(scope, ivo))[0]!.sale, null)
  assert.deepEqual(await attributionDifferences(scope), [])
})

test('Results are grouped by week, by age and by person, and compared with customers who were not asked', async () => {
  const ivo = await ivoAmongOthers(scope)
  await ask(ivo)
  await record(on(scope, '2026-11-25'), 'shop', [makeOrder('2-ivo', cast.ivo, '2026-11-25', 7900, cleaning)])
  const later = on(scope, '2027-03-01')
  const rows = async (by: 'week' | 'age' | 'person') =>
    (await askResults(later, by)).rows.map(({ key, asks, sales, rate }) => [
      key,
      asks,
      sales,
      rate.n,
      rate.happened,
    ])
  assert.deepEqual(await rows('week'), [['2026-11-16', 1, 1, 1, 1]])
  assert.deepEqual(await rows('age'), [['0–30', 1, 1, 1, 1]])
  assert.deepEqual(await rows('person'), [['rondo', 1, 1, 1, 1]])
  const { secondOrder, recent, groups } = await askResults(later, 'week')
  assert.deepEqual(groups.person, (await askResults(later, 'person')).rows)
  assert.deepEqual([secondOrder.months, secondOrder.unmatched], [[], 1], 'nobody does as well as Ivo')
  assert.match(secondOrder.sentence, /^Too few.* Left out: 1 asked customer because.*not what asking caused/)
  assert.equal(recent[0]!.name, cast.ivo.name)
})

test('Asks whose 90 days are not over are counted apart from those without a sale', async () => {
  const ivo = await ivoAmongOthers(scope)
  await ask(ivo)
  const { rows: others } = await sql<{ id: number }>`
    select id from customer where id <> ${ivo} order by id limit 2
  `.execute(scope.db)
  await ask(others[0]!.id)
  await logAsk(on(scope, TODAY), {
    customerId: others[1]!.id,
    answer: 'no',
    reason: '',
    productId: null,
    again: false,
  })
  await record(on(scope, '2026-11-25'), 'shop', [makeOrder('2-ivo', cast.ivo, '2026-11-25', 7900, cleaning)])
  const openOn = async (day: string) => {
    const { all } = await askResults(on(scope, day), 'week')
    return [all.asks, all.sales, all.open, all.rate.n]
  }
  // The 90 days of 22 November end with 20 February.
  assert.deepEqual(await openOn('2027-02-20'), [3, 1, 1, 0])
  assert.deepEqual(await openOn('2027-02-21'), [3, 1, 0, 3])
})

test('Two colleagues with the same name are two, and one who changed their name is one', async () => {
  const ivo = await ivoAmongOthers(scope)
  const askOn = (day: string, id: string, name: string) => {
    const actor = { kind: 'user', id, name, address: '::1' } as const
    const input = { customerId: ivo, answer: 'asked', reason: '', productId: null, again: false } as const
    return logAsk({ ...on(scope, day), actor }, input)
  }
  await askOn('2026-11-20', '7', 'Mara Stein')
  await askOn('2026-11-21', '7', 'Mara')
  await askOn('2026-11-22', '8', 'Mara')
  const { rows } = await askResults(on(scope, TODAY), 'person')
  assert.deepEqual(
    rows.map(({ key, label, asks }) => [key, label, asks]),
    [
      ['7', 'Mara', 2],
      ['8', 'Mara', 1],
    ],
  )
})

test('a renewal that comes near is a signal, and an upgrade after an ask is attributed to it', async () => {
  const ivo = await ivoAmongOthers(scope)
  const at = on(scope, TODAY)
  const fields = { monthly: 4900, currency: null, product: null, reason: null, subscription: null }
  const yearly = {
    ...fields,
    change: 'started',
    on: '2025-12-17',
    termMonths: 12,
    renewsOn: '2026-12-17',
  } as const
  await recordManually(at, ivo, yearly)
  const [renewal] = (await ofCustomer(at, ivo)).filter(({ kind }) => kind === 'renewal_near')
  assert.deepEqual([renewal!.state, renewal!.reason], ['open', 'in_30_days'])
  assert.ok(renewal!.evidence.kind === 'renewal_near' && renewal!.evidence.subscription === null)
  assert.deepEqual(await differences(at), [])
  await ask(ivo)
  const { rows } = await sql<{ source: string; name: string }>`
    select source, subscription as name from subscription
  `.execute(scope.db)
  const of = { ...fields, subscription: rows[0]!, termMonths: null, renewsOn: null }
  const { id } = await recordManually(on(scope, '2026-12-01'), ivo, {
    ...of,
    change: 'upgraded',
    on: '2026-12-01',
    monthly: 9900,
  })
  assert.deepEqual((await asksOf(scope, ivo))[0]!.sale, { kind: 'upgrade', ref: id, on: '2026-12-01' })
  await withdrawChange(on(scope, '2026-12-02'), ivo, id)
  assert.equal((await asksOf(scope, ivo))[0]!.sale, null)
  assert.deepEqual(await attributionDifferences(scope), [])
})
