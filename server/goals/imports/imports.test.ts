import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { importContent } from '../../connect/imports/import-content.fixture.ts'
import { batches, undoBatch } from './imports.ts'
import { metrics } from '../metrics/metrics.ts'
import { correct, readings } from '../readings/readings.ts'
import { readingsInput } from '../schema.ts'
import { goalsOf } from '../list/list.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { differences, openRate, team } from '../goals.fixture.ts'
import { customer } from '../../../test/world.ts'

const FORMATS = path.join(import.meta.dirname, '../../../../shared/data/formats')

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
  await sql`update settings set time_zone = 'Europe/Berlin'`.execute(scope.db)
})
after(() => database[Symbol.asyncDispose]())

async function take(content: string | Buffer, more: object = {}) {
  const { id, counts, rejects, plan } = await importContent(scope, content, { kind: 'readings', ...more })
  const { fresh, known, rejected } = counts
  return { id, counts: { added: fresh, known, rejected }, rejects, plan }
}
const readingsOf = async (id: number) => (await readings(scope, readingsInput.parse({ id }))).readings

const REPORT = `Title,"Send Date","Open Rate","Click Rate","Unique Id"
One,"Nov 02, 2026 09:30 pm",27.78%,6.48%,aaa
Two,"Nov 09, 2026 12:15 am",31.5%,n/a,bbb
Three,"sometime",31.5%,7%,ccc
`

test('a dry run works without any metric and changes nothing', async () => {
  const id = await customer(scope, 'First')
  assert.deepEqual((await take(REPORT, { customer: id, isDry: true })).counts, {
    added: 3,
    known: 0,
    rejected: 1,
  })
  assert.deepEqual(await metrics(scope), [])
})

test('a campaign report becomes readings of the open rate and the click rate, in the company’s time zone', async () => {
  const { id } = await openRate(scope, 'Ada')
  const imported = await take(REPORT, { customer: id })
  assert.deepEqual(
    [imported.plan.format, imported.plan.zone, imported.counts],
    ['mailchimp campaigns', 'Europe/Berlin', { added: 3, known: 0, rejected: 1 }],
  )
  assert.deepEqual(
    imported.rejects.map(({ line, column, value }) => [line, column, value]),
    [[4, 'Send Date', 'sometime']],
  )
  const stored = await readingsOf(id)
  assert.deepEqual(
    stored.map(({ value, at, source, sourceId }) => [value, at.toISOString(), source, sourceId]).toSorted(),
    [
      [0.0648, '2026-11-02T20:30:00.000Z', 'mailchimp', 'aaa'],
      [0.2778, '2026-11-02T20:30:00.000Z', 'mailchimp', 'aaa'],
      [0.315, '2026-11-08T23:15:00.000Z', 'mailchimp', 'bbb'],
    ],
  )
  assert.equal((await goalsOf(scope, id))[0]!.status, 'reached')
})

test('a report with campaigns of several customers becomes readings of the customers named by its lists', async () => {
  const [one, other] = [await customer(scope, 'Harbour Books'), await customer(scope, 'Hill Tea')]
  const report = `Title,List,"Send Date","Open Rate","Click Rate","Unique Id"
Spring,Harbour Books,"Nov 02, 2026 09:30 pm",20%,n/a,b1
Spring,hill tea,"Nov 03, 2026 09:30 am",30%,n/a,t1
Summer,Harbour Books,"Nov 09, 2026 09:30 pm",25%,n/a,b2
Test,Main List,"Nov 09, 2026 09:30 pm",25%,n/a,m1
`
  const { counts, rejects } = await take(report)
  assert.deepEqual(counts, { added: 3, known: 0, rejected: 1 })
  assert.deepEqual(
    rejects.map(({ line, column, value }) => [line, column, value]),
    [[5, 'List', 'Main List']],
  )
  const values = async (id: number) => (await readingsOf(id)).map(({ value }) => value).toSorted()
  assert.deepEqual([await values(one), await values(other)], [[0.2, 0.25], [0.3]])
})

test('importing a file again adds nothing, and a dry run only counts', async () => {
  const id = await customer(scope, 'Ben')
  assert.deepEqual((await take(REPORT, { customer: id, isDry: true })).counts, {
    added: 3,
    known: 0,
    rejected: 1,
  })
  assert.deepEqual(await readingsOf(id), [])
  await take(REPORT, { customer: id })
  assert.deepEqual((await take(REPORT, { customer: id })).counts, { added: 0, known: 3, rejected: 1 })
})

test('undoing removes the readings of a file, unless one of them was corrected since', async () => {
  const { id } = await openRate(scope, 'Cleo')
  const first = await take(REPORT, { customer: id, filename: 'november.csv' })
  assert.equal((await batches(scope))[0]!.filename, 'november.csv')
  await undoBatch(scope, first.id)
  assert.deepEqual(await readingsOf(id), [])
  assert.equal((await goalsOf(scope, id))[0]!.status, 'at_risk')
  assert.deepEqual(await differences(scope), [])
  const second = await take(REPORT, { customer: id })
  await correct(scope, team, { id, readingId: (await readingsOf(id))[0]!.id, value: 0.3 })
  await assert.rejects(undoBatch(scope, second.id), { code: 'batch_corrected' })
})

test('a reading in two files stays until both are undone, in any order', async () => {
  for (const isLaterFirst of [false, true]) {
    const { id } = await openRate(
      scope,
      `Imported twice, ${isLaterFirst ? 'the later' : 'the first'} taken back first`,
    )
    const one = (await take(REPORT, { customer: id })).id
    const other = (await take(REPORT, { customer: id })).id
    const [first, last] = isLaterFirst ? [other, one] : [one, other]
    for (const [batch, left] of [
      [first, 3],
      [first, 3],
      [last, 0],
    ] as const) {
      await undoBatch(scope, batch)
      assert.equal((await readingsOf(id)).length, left)
      assert.deepEqual(await differences(scope), [])
    }
  }
})

test('any table with customer, metric, date and value can be imported, and unknown names are reported by line', async () => {
  const id = await customer(scope, 'Dora Maar')
  const table =
    'Kunde;Metrik;Datum;Wert\r\nDora Maar;open_rate;31.10.2026;27,5 %\r\nNobody;open_rate;31.10.2026;1 %\r\nDora Maar;nothing;31.10.2026;1\r\nDora Maar;Open rate;01.11.2026;viel\r\n'
  const { plan, counts, rejects } = await take(table)
  assert.deepEqual(
    [plan.format, plan.dates, counts],
    ['table', 'day first', { added: 1, known: 0, rejected: 3 }],
  )
  assert.deepEqual(
    rejects.map(({ line, column }) => [line, column]),
    [
      [3, 'Kunde'],
      [4, 'Metrik'],
      [5, 'Wert'],
    ],
  )
  assert.deepEqual(
    (await readingsOf(id)).map(({ value, at }) => [value, at.toISOString()]),
    [[0.275, '2026-10-30T23:00:00.000Z']],
  )
})

test('a table without a required column is refused with its name', async () => {
  await assert.rejects(take('a,b\n1,2\n'), {
    code: 'columns_missing',
    message: /the customer .* the metric .* the date and for the value/,
  })
  await assert.rejects(take(''), { code: 'file_empty' })
  await assert.rejects(take('Customer,Metric,Date,Value\n'), { code: 'nothing_readable' })
  await assert.rejects(take('PK\u0003\u0004 the rest of the workbook'), /Save as → CSV/)
})

test('a file packed with gzip is read as what is inside', async () => {
  await customer(scope, 'Emil Nolde')
  const table = 'Customer,Metric,Date,Value\nEmil Nolde,open_rate,2026-10-31,27.5 %\n'
  const { counts } = await take(gzipSync(table))
  assert.deepEqual(counts, { added: 1, known: 0, rejected: 0 })
})

for (const name of ['mailchimp_campaigns_report.csv', 'mailchimp_campaigns_report_with_analytics.csv'])
  test(`${name} as Mailchimp writes it is understood`, async (t) => {
    const bytes = await readFile(path.join(FORMATS, name)).catch(() => null)
    if (!bytes) return t.skip('skipped: ../shared/data not found')
    const id = await customer(scope, name)
    const rows = bytes.toString('utf8').trim().split(/\r?\n/).length - 1
    if (rows === 0) return assert.rejects(take(bytes, { customer: id }), { code: 'nothing_readable' })
    const { plan, counts } = await take(bytes, { customer: id })
    assert.deepEqual([plan.format, counts.rejected], ['mailchimp campaigns', 0])
    assert.equal((await readingsOf(id)).length, counts.added)
  })
