import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { record } from './readings/readings.ts'
import { incomingChange } from '../sales/subscriptions/schema.ts'
import { recordChanges } from '../sales/subscriptions/subscriptions.ts'
import { undoBatch } from '../sales/batches/batches.ts'
import { testDatabase, testScope } from '../../test/database.ts'
import { differences, openRate, team } from './goals.fixture.ts'
import { cast } from '../customers/sample/cast.ts'

const started = ({ ref, email, name }: { ref: string; email: string; name: string }, line: number) => ({
  line,
  change: incomingChange.parse({
    id: ref,
    customer: { id: ref, email, name },
    subscription: 'mails',
    change: 'started',
    on: '2026-01-05',
    monthly: 4900,
  }),
})

test('undoing an import keeps the customers with goals or readings', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await recordChanges(
    scope,
    'billing',
    [started(cast.ada, 1), started(cast.ben, 2), started(cast.cleo, 3)],
    1,
  )
  const { rows } = await sql<{ id: number; name: string }>`select id, name from customer`.execute(scope.db)
  const idOf = (name: string) => rows.find((one) => one.name === name)!.id
  const { metricId } = await openRate(scope, 'Emil')
  const reading = { metricId, value: 0.25 }
  await record(scope, team, { id: idOf(cast.ada.name), ...reading })
  await scope.db.transaction().execute((db) => undoBatch({ ...scope, db }, 1))
  const left = await sql<{ name: string; readings: number }>`
    select name, (select count(*) from reading r where r.customer_id = c.id) as readings from customer c order by 1
  `.execute(scope.db)
  assert.deepEqual(left.rows, [
    { name: cast.ada.name, readings: 1 },
    { name: 'Emil', readings: 0 },
  ])
  assert.deepEqual(await differences(scope), [])
})
