import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { readings } from '../../goals/readings/readings.ts'
import { readingsInput } from '../../goals/schema.ts'
import { undoBatch } from '../../goals/imports/imports.ts'
import { openRate } from '../../goals/goals.fixture.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { changeSettings } from '../../platform/settings/settings.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { importContent } from './import-content.fixture.ts'
import { changePlan, existingImport, getImport, listImports, summariseImportRejects } from './imports.ts'
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
const READINGS = 'metric,date,value\nopen_rate,2026-10-31,25 %\nopen_rate,soon,25 %\n'

const changesInDatabase = async () =>
  (await sql`select id from subscription_change union all select id from customer`.execute(scope.db)).rows

test('a dry run of subscriptions reports what the run does, and writes nothing', async () => {
  const dry = await importContent(scope, CHANGES, { kind: 'subscriptions', isDry: true })
  assert.deepEqual(await changesInDatabase(), [])
  const counts = await runStep(scope, dry.id, 'apply')
  assert.deepEqual(counts, dry.counts)
  assert.deepEqual([counts?.fresh, counts?.newCustomers, counts?.rejected], [1, 1, 1])
  assert.deepEqual((await summariseImportRejects(scope, dry.id, 10)).rows, dry.rejects)
  assert.equal((await changesInDatabase()).length, 2)
  await runStep(scope, dry.id, 'undo')
  assert.deepEqual(await changesInDatabase(), [])
})

test('a file of readings is an import: its rejects are kept, and it is undone like any other', async () => {
  const { id } = await openRate(scope, 'Cleo')
  const { id: importId, counts } = await importContent(scope, READINGS, { kind: 'readings', customer: id })
  assert.deepEqual([counts.fresh, counts.rejected], [1, 1])
  assert.match(await readFile(rejectsPath(scope, importId), 'utf8'), /3,date,soon/)
  assert.equal((await summariseImportRejects(scope, importId, 10)).rows.length, 1)
  const listed = (await listImports(scope)).find((one) => one.id === importId)
  assert.deepEqual([listed?.kind, listed?.noun, listed?.status], ['readings', 'reading', 'applied'])
  await runStep(scope, importId, 'undo')
  assert.deepEqual((await readings(scope, readingsInput.parse({ id }))).readings, [])
})

test('undoing a file of readings with its metric marks the import as undone', async () => {
  const { id } = await openRate(scope, 'Dora')
  const content = 'metric,date,value\nopen_rate,2026-10-31,25 %\n'
  const { id: importId } = await importContent(scope, content, { kind: 'readings', customer: id })
  await undoBatch(scope, importId)
  assert.equal((await existingImport(scope, importId)).status, 'undone')
})

const kindOfContent = async (content: string) =>
  (await importContent(scope, content, { isDry: true }).catch(() => null))?.kind

test('what a file contains is recognised by its columns and values; what nothing recognises is taken for orders', async () => {
  assert.equal(await kindOfContent(CHANGES), 'subscriptions')
  assert.equal(
    await kindOfContent('customer,order,date,amount,status\nada,1,2026-01-31,49.00,paid\n'),
    'orders',
  )
  assert.equal(await kindOfContent('customer,date,value\nada,2026-01-31,49.00\n'), 'orders')
  const { id: customer } = await openRate(scope, 'Emil')
  const withMetric = await importContent(scope, READINGS, { customer, kind: 'readings', isDry: true })
  assert.equal(withMetric.kind, 'readings')
  assert.equal(await kindOfContent(`customer,${READINGS.replaceAll('\nopen', '\nEmil,open')}`), 'readings')
  const report =
    'Title,List,"Send Date","Open Rate","Click Rate","Unique Id"\nOne,Emil,2026-10-31,25%,n/a,c1\n'
  assert.equal(await kindOfContent(report), 'readings')
})

test('a file can be declared as another kind, which keeps how its bytes are read and forgets the rest', async () => {
  const file = 'customer;date;value\nEmil;01/02/2026;0.25\n'
  const { id } = await importContent(scope, file, { isDry: true, separator: ';', dates: 'month first' })
  const changed = await changePlan(scope, id, { kind: 'readings' })
  assert.deepEqual(
    [changed.kind, changed.status, changed.counts, changed.options],
    ['readings', 'uploaded', null, { separator: ';' }],
  )
  const open = (found: typeof changed) => found.inspection!.questions.filter(({ isNeeded }) => isNeeded)
  assert.deepEqual(
    open(changed).map(({ about }) => about),
    ['metric'],
  )
  await assert.rejects(runStep(scope, id, 'stage'), /No column was found for the metric/)
  const answered = await changePlan(scope, id, { options: { metric: 'open_rate', dates: 'day first' } })
  assert.deepEqual(open(answered), [])
  const counts = await runStep(scope, id, 'stage')
  assert.deepEqual((await summariseImportRejects(scope, id, 9)).rows, [])
  assert.deepEqual([counts?.fresh, counts?.rejected], [1, 0])
  const forgotten = await changePlan(scope, id, { options: { metric: null } })
  assert.deepEqual(forgotten.options, { separator: ';', dates: 'day first' })
})

test('an option or a column that the kind of file does not have is refused by its name', async () => {
  const { id } = await importContent(scope, CHANGES, { isDry: true })
  await assert.rejects(changePlan(scope, id, { options: { metric: 'open_rate' } }), /metric/)
  await assert.rejects(
    changePlan(scope, id, { mapping: { price: 1 } }),
    /no field “price”.*The fields are: customer/,
  )
  await assert.rejects(
    changePlan(scope, id, { options: { format: 'shopify orders' } }),
    /The formats are: “table”/,
  )
  assert.equal((await getImport(scope, id)).status, 'staged')
})

test('columns of every kind of file can be chosen', async () => {
  const file = 'who,what,when,mrr\nada,started,2026-01-31,49.00\n'
  const { counts } = await importContent(scope, file, {
    kind: 'subscriptions',
    mapping: 'customer=who,date=when',
  })
  assert.deepEqual([counts.fresh, counts.rejected], [1, 0])
})

test('a file is read in the time zone that its page shows, also where the company changes its own meanwhile', async () => {
  const { id: customer } = await openRate(scope, 'Zora')
  const content = 'metric,date,value\nopen_rate,2026-10-31 12:00,25 %\n'
  const timesIn = async (zone: string, options: object) => {
    await changeSettings(scope, { timeZone: 'UTC' })
    const { id } = await importContent(scope, content, {
      kind: 'readings',
      customer,
      isDry: true,
      ...options,
    })
    await changeSettings(scope, { timeZone: zone })
    assert.equal((await getImport(scope, id)).inspection?.plan.zone, 'zone' in options ? options.zone : zone)
    for (const step of ['stage', 'apply'] as const) await runStep(scope, id, step)
    const { readings: stored } = await readings(scope, readingsInput.parse({ id: customer }))
    await runStep(scope, id, 'undo')
    return stored.map(({ at }) => at.toISOString())
  }
  assert.deepEqual(await timesIn('Asia/Tokyo', {}), ['2026-10-31T03:00:00.000Z'])
  assert.deepEqual(await timesIn('Asia/Tokyo', { zone: 'UTC' }), ['2026-10-31T12:00:00.000Z'])
})
