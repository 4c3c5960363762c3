import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { readings } from '../../goals/readings/readings.ts'
import { readingsInput } from '../../goals/schema.ts'
import { undoBatch } from '../../goals/imports/imports.ts'
import { openRate } from '../../goals/goals.fixture.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { importReadingsFile, readingsFileOptions } from '../readings/file.ts'
import { importSubscriptions, subscriptionFiles, subscriptionsFileOptions } from '../subscriptions/file.ts'
import { tryAtOnce } from './at-once.ts'
import { existingImport, listImports, summariseImportRejects } from './imports.ts'
import { rejectsPath } from './rejects-file.ts'
import { runStep } from './steps.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

const CHANGES = `customer,change,date,monthly
ada,started,2026-01-31,49.00
ben,exploded,2026-01-31,49.00
`

test('a dry run of subscriptions reports what the import does, and writes nothing', async () => {
  const options = subscriptionsFileOptions.parse({})
  const content = Buffer.from(CHANGES)
  const file = { filename: options.filename, source: options.source, content, options }
  const dry = await tryAtOnce(scope, subscriptionFiles, file)
  const { rows } = await sql`select id from subscription_change union all select id from import`.execute(
    scope.db,
  )
  assert.deepEqual(rows, [])
  const { importId, rejects, ...details } = await importSubscriptions(scope, content, options)
  assert.deepEqual([dry.details, dry.rejects], [details, rejects])
  await runStep(scope, importId, 'undo')
})

test('a file of readings is an import: its rejects are kept, and it is undone like any other', async () => {
  const { id } = await openRate(scope, 'Cleo')
  const content = Buffer.from('metric,date,value\nopen_rate,2026-10-31,25 %\nopen_rate,soon,25 %\n')
  const { batchId } = await importReadingsFile(scope, content, readingsFileOptions.parse({ customer: id }))
  const importId = batchId!
  assert.equal((await existingImport(scope, importId)).counts?.of, 'readings')
  assert.match(await readFile(rejectsPath(scope, importId), 'utf8'), /3,date,soon/)
  assert.equal((await summariseImportRejects(scope, importId, 10)).rows.length, 1)
  assert.equal(
    (await listImports(scope)).some((one) => one.id === importId),
    false,
  )
  await runStep(scope, importId, 'undo')
  assert.deepEqual((await readings(scope, readingsInput.parse({ id }))).readings, [])
})

test('undoing a file of readings with its metric marks the import as undone', async () => {
  const { id } = await openRate(scope, 'Dora')
  const content = Buffer.from('metric,date,value\nopen_rate,2026-10-31,25 %\n')
  const { batchId } = await importReadingsFile(scope, content, readingsFileOptions.parse({ customer: id }))
  await undoBatch(scope, batchId!)
  assert.equal((await existingImport(scope, batchId!)).status, 'undone')
})
