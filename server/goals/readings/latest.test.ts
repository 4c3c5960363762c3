import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, testScope } from '../../../test/database.ts'
import { at, openRate, team } from '../goals.fixture.ts'
import { record } from './readings.ts'
import { latestValue } from './store.ts'

test('the latest reading is the one taken last, in whatever order they were recorded', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const { id, metricId } = await openRate(scope, 'Ada')
  const other = await openRate(scope, 'Ben')
  const take = (customer: number, day: string, value: number) =>
    record(scope, team, { id: customer, metricId, value, at: at(day) })
  assert.equal(await latestValue(scope.db, id, metricId), null)
  await take(id, '2026-11-20', 0.24)
  await take(id, '2026-11-10', 0.22)
  await take(other.id, '2026-11-21', 0.29)
  assert.equal(await latestValue(scope.db, id, metricId), 0.24)
  await take(id, '2026-11-20', 0.25)
  assert.equal(await latestValue(scope.db, id, metricId), 0.25)
})
