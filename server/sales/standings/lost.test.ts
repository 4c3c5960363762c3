import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { standingOf } from './standings.ts'
import { verifyStandings } from './verify.ts'
import { recordLosses } from './lost.fixture.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
  await recordLosses(scope)
})
after(() => database[Symbol.asyncDispose]())

const standingBy = async (ref: string) => {
  const { rows } = await sql<{ id: number }>`
    select customer_id as id from customer_identity where external_id = ${ref}`.execute(scope.db)
  const { purchases, total, lost } = (await standingOf(scope, rows[0]!.id))!
  return { purchases, total, lost }
}

test('what a refund takes beyond its order is lost and lowers the total; a full or partial refund loses nothing', async () => {
  assert.deepEqual(await standingBy('ada'), { purchases: 1, total: 8500, lost: 1500 })
  assert.deepEqual(await standingBy('ben'), { purchases: 0, total: -300, lost: 300 })
  assert.deepEqual(await standingBy('cleo'), { purchases: 1, total: 3000, lost: 0 })
  assert.deepEqual(await standingBy('dan'), { purchases: 1, total: 1, lost: 0 })
  for await (const { differences } of verifyStandings(scope)) assert.deepEqual(differences, [])
})

test('verify names a loss that the facts do not give', async () => {
  await sql`update purchase_standing set lost = lost + 1 where lost = 300`.execute(scope.db)
  const found = []
  for await (const { differences } of verifyStandings(scope)) found.push(...differences)
  assert.deepEqual(
    found.map(({ what, stored, fromFacts }) => [what, stored, fromFacts]),
    [['lost', 301, 300]],
  )
})
