import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importContent } from '../server/connect/imports/import-content.fixture.ts'
import { openRate } from '../server/goals/goals.fixture.ts'
import { SAMPLES } from '../web/connect/upload/samples.ts'
import { testDatabase, testScope } from './database.ts'

test('every sample file is recognised as its kind and brought in without a rejected row', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await openRate(scope, 'Somebody')
  for (const kind of ['orders', 'subscriptions', 'readings'] as const) {
    const { name: filename, text } = SAMPLES[kind]
    const read = await importContent(scope, text, { filename })
    assert.deepEqual([read.kind, read.rejects], [kind, []])
    assert.ok(read.counts.fresh > 1, kind)
  }
})
