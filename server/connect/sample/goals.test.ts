import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { attributionDifferences } from '../../plays/asks.fixture.ts'
import { testDatabase, testScope } from '../../../test/database.ts'
import { differences } from '../../../test/world.ts'
import { cast } from '../../customers/sample/cast.ts'
import { countNextProducts, nextSaleProposals } from '../../plays/next-sale/next-sale.ts'
import { askResults } from '../../plays/results/results.ts'
import { runNightly } from '../../signals/nightly/nightly.ts'
import { loadSample, removeSample } from './sample.ts'

test('the sample company shows goals reached and slipping, customers to ask, and results of asks', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await loadSample(scope)
  await runNightly(scope)
  await countNextProducts(scope)
  assert.deepEqual([await differences(scope), await attributionDifferences(scope)], [[], []])
  const { rows } = await sql<{ name: string; kind: string }>`
    select c.name, s.kind from signal s join customer c on c.id = s.customer_id
    where s.ended_on is null and s.kind like 'goal%' order by 1
  `.execute(scope.db)
  assert.deepEqual(
    rows.map(({ name, kind }) => [name, kind]),
    [
      [cast.ada.name, 'goal_reached'],
      [cast.cleo.name, 'goal_slipping'],
    ],
  )
  const { first } = await nextSaleProposals(scope, 25)
  const ivo = first.proposals.find(({ name }) => name === cast.ivo.name)!
  assert.match(ivo.message, /You’re on track for “More people open what we send”/)
  assert.ok(ivo.offers.length > 0 && ivo.offers.every(({ n, m }) => n <= m))
  const { all, secondOrder } = await askResults(scope, 'week')
  assert.ok(all.asks > 30 && all.sales > 5 && all.sales < all.asks, JSON.stringify(all))
  assert.ok(all.rate.rate !== null && secondOrder.asked.rate !== null && secondOrder.notAsked.rate !== null)
  await removeSample(scope)
  const { rows: left } = await sql<{ left: number }>`
    select (select count(*) from goal) + (select count(*) from reading) + (select count(*) from next_sale_ask) as left
  `.execute(scope.db)
  assert.equal(left[0]!.left, 0)
})
