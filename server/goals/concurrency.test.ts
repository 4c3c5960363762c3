import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as customers from '../customers/customers.ts'
import { applyTemplate } from './templates/templates.ts'
import { dispute, record } from './readings/readings.ts'
import { applyInput } from './schema.ts'
import { goalsOf } from './list/list.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { testDatabase, testScope, type TestDatabase } from '../../test/database.ts'
import { at, differences, openRate, team, them } from './goals.fixture.ts'
import { customer } from '../../test/world.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

test('readings recorded at the same time, also during a merge, all count', async () => {
  const [one, other] = [await openRate(scope, 'Ada'), await openRate(scope, 'Ada again')]
  const recordReading = (id: number, day: number) =>
    record(scope, team, { id, metricId: one.metricId, value: day / 100, at: at(`2026-11-${day}`) })
  await Promise.all([
    ...[10, 11, 12, 13].map((day) => recordReading(one.id, day)),
    customers.merge(scope, one.id, other.id),
    ...[14, 15, 16, 17].map((day) => recordReading(one.id, day)),
  ])
  const goals = await goalsOf(scope, other.id)
  assert.deepEqual(
    goals.map(({ readings, latest }) => [readings, latest]),
    [
      [8, 0.17],
      [8, 0.17],
    ],
  )
  assert.deepEqual(await differences(scope), [])
})

test('a template applied twice at the same time creates each goal once', async () => {
  const ids = [await customer(scope, 'Ben'), await customer(scope, 'Cleo')]
  const input = applyInput.parse({ template: 'click_rate', to: { customers: ids }, baseline: 0.02 })
  const results = await Promise.all([
    applyTemplate(scope, input),
    applyTemplate(scope, input),
    applyTemplate(scope, input),
  ])
  assert.deepEqual(results.map(({ made }) => made).toSorted(), [0, 0, 2])
  for (const id of ids) assert.equal((await goalsOf(scope, id)).length, 1)
})

test("one customer cannot reach another's readings", async () => {
  const [ada, ben] = [await openRate(scope, 'Dora'), await openRate(scope, 'Emil')]
  const { id: readingId } = await record(scope, team, {
    id: ben.id,
    metricId: ben.metricId,
    value: 0.21,
    at: undefined,
  })
  await assert.rejects(dispute(scope, them, { id: ada.id, readingId, reason: 'Mine.' }), {
    code: 'reading_unknown',
  })
  assert.equal((await goalsOf(scope, ben.id))[0]!.readings, 1)
})
