import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { regulars } from '../../customers/sample/regulars.ts'
import { runNightly } from '../../signals/nightly/nightly.ts'
import { loadSuccess } from '../../signals/success/success.ts'
import { stateOf } from '../../signals/success/state.ts'
import { testDatabase, testScope } from '../../../test/database.ts'
import { loadSample } from './sample.ts'

test('the sample company has customers of whom only orders are known, and half of them are overdue', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await loadSample(scope)
  await runNightly(scope)
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from customer where name = any(${regulars.map(({ name }) => name)})
  `.execute(scope.db)
  const ids = new Map(rows.map(({ id, name }) => [name, id]))
  const success = await loadSuccess(scope, [...ids.values()])
  for (const { name, every, last } of regulars) {
    const { score, known } = success.get(ids.get(name!)!)!.success
    assert.deepEqual([score, known.logins], [null, null], `${name}`)
    assert.equal(stateOf(known), last < 2 * every ? 'as usual' : 'low', `${name}`)
  }
})
