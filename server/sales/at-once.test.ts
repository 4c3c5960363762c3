import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, testScope } from '../../test/database.ts'
import { cast, order } from '../../test/world.ts'
import { cancel, record, refreshAll, refund } from './sales.ts'
import { verifyStandings } from './verify.ts'

test('whatever happens to one customer at once happens one after the other, and all of it counts', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const orders = Array.from({ length: 8 }, (_, i) => order(`${i}`, cast.ada, `2026-01-0${i + 1}`, 1000))
  await record(scope, 'shop', orders)
  await Promise.all([
    ...orders
      .slice(0, 5)
      .map(({ ref }) => refund(scope, 'shop', { orderRef: ref!, ref: ref!, at: null, amount: 300 })),
    cancel(scope, 'shop', '6', scope.now),
    record(scope, 'shop', [order('9', cast.ada, '2026-02-01', 500)]),
    refreshAll(scope),
  ])
  const { rows } = await database.pool.query('select purchases, total from purchase_standing')
  assert.deepEqual(rows, [{ purchases: 8, total: 5 * 700 + 2 * 1000 + 500 }])
  for await (const { differences } of verifyStandings(scope)) assert.deepEqual(differences, [])
})
