import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, testScope } from '../../../test/database.ts'
import { cast } from '../../customers/sample/cast.ts'
import { makeOrder } from '../sample/make-order.ts'
import { incomingChange } from '../subscriptions/schema.ts'
import { recordChanges } from '../subscriptions/subscriptions.ts'
import { cancel, record, refreshAll, refund } from '../sales.ts'
import { verifyStandings } from '../standings/verify.ts'

test('simultaneous changes of one customer are applied one after the other, and all of them count', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const orders = Array.from({ length: 8 }, (_, i) => makeOrder(`${i}`, cast.ada, `2026-01-0${i + 1}`, 1000))
  await record(scope, 'shop', orders)
  await Promise.all([
    ...orders
      .slice(0, 5)
      .map(({ ref }) => refund(scope, 'shop', { orderRef: ref!, ref: ref!, at: null, amount: 300 })),
    cancel(scope, 'shop', '6', scope.now),
    record(scope, 'shop', [makeOrder('9', cast.ada, '2026-02-01', 500)]),
    refreshAll(scope),
  ])
  const { rows } = await database.pool.query('select purchases, total from purchase_standing')
  assert.deepEqual(rows, [{ purchases: 8, total: 5 * 700 + 2 * 1000 + 500 }])
  for await (const { differences } of verifyStandings(scope)) assert.deepEqual(differences, [])
})

test('verify compares one moment even while others write', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const write = async (day: number) => {
    const on = `2026-01-${String(day).padStart(2, '0')}`
    const { ref, email, name } = cast.ada
    const change = { id: on, customer: { id: ref, email, name }, subscription: 'mails', on }
    const recorded = { ...change, change: day === 1 ? 'started' : 'upgraded', monthly: 100 * day }
    await recordChanges(scope, 'billing', [{ line: 1, change: incomingChange.parse(recorded) }])
    await record(scope, 'shop', [makeOrder(on, cast.ada, on, 1000)])
  }
  let isWriting = true
  const writing = (async () => {
    for (let day = 1; day <= 28; day++) await write(day)
  })().finally(() => (isWriting = false))
  while (isWriting) {
    for await (const { differences } of verifyStandings(scope)) assert.deepEqual(differences, [])
  }
  await writing
})
