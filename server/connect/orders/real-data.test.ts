import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import * as connect from '../imports/imports.ts'
import { runStep } from '../imports/steps.ts'
import { report } from '../../insights/insights.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { changeCounting, refreshAll } from '../../sales/sales.ts'
import { verifyStandings, type Difference } from '../../sales/standings/verify.ts'
import { testDatabase, testScope } from '../../../test/database.ts'

/** Real public data beside the project; other clones do not have it. */
const DATA = path.join(import.meta.dirname, '../../../../shared/data')
const skip = existsSync(DATA) ? false : 'skipped: ../shared/data not found'

async function importFile(scope: Scope, file: string) {
  const { id } = await connect.openImport(scope, path.join(DATA, file), file, {}, {})
  await runStep(scope, id, 'stage')
  return (await runStep(scope, id, 'apply'))!
}

async function differencesOf(scope: Scope): Promise<Difference[]> {
  const allDifferences: Difference[] = []
  for await (const { differences } of verifyStandings(scope)) allDifferences.push(...differences)
  return allDifferences
}

test(
  'Online Retail comes in with the figures of the reference, and its standings hold',
  { skip },
  async () => {
    await using database = await testDatabase()
    const scope = await testScope(database)
    const counts = await importFile(scope, 'online_retail/online_retail.csv.gz')
    assert.deepEqual(
      { rows: counts.rows, orders: counts.records, customers: counts.customers, rejected: counts.rejected },
      { rows: 541_909, orders: 18_532, customers: 4338, rejected: 541_909 - 397_884 },
    )
    const { ladder, revenue, cohorts, exclusion } = await report(scope, {})
    const { before, month, customers } = exclusion.truncation!
    assert.deepEqual([month, before, customers], ['2010-12', '2011-01-01', 885])
    assert.deepEqual([revenue.first, revenue.repeatShare!.toFixed(4)], [184_649_800, '0.7928'])
    assert.deepEqual(
      ladder.slice(0, 10).map((step) => step.reached),
      [4338, 2845, 2010, 1502, 1114, 872, 700, 557, 459, 391],
    )
    assert.equal(revenue.total, 891_140_790)
    assert.deepEqual(cohorts[0]!.customers, [885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235])
    assert.deepEqual(await differencesOf(scope), [])

    const again = await importFile(scope, 'online_retail/online_retail.csv.gz')
    assert.deepEqual([again.fresh, again.known, again.changed], [0, 18_532, 0])

    await sql`update purchase set amount = amount + 1 where nth = 2 and customer_id = (select min(customer_id) from purchase where nth = 2)`.execute(
      scope.db,
    )
    const allDifferences = await differencesOf(scope)
    assert.ok(
      allDifferences.some(({ what }) => what === 'purchase 2'),
      JSON.stringify(allDifferences),
    )
  },
)

test(
  'CDNOW is imported with the figures of the reference, each day of a customer once',
  { skip },
  async () => {
    await using database = await testDatabase()
    const scope = await testScope(database)
    await changeCounting(scope, { mergeDays: true, countFree: true })
    const counts = await importFile(scope, 'cdnow/CDNOW_master.txt')
    assert.deepEqual([counts.records, counts.customers, counts.rejected], [69_659, 23_570, 0])
    const { ladder, revenue, cohorts } = await report(scope, {})
    assert.deepEqual(
      ladder.slice(0, 10).map((step) => step.reached),
      [23570, 11516, 7476, 5271, 3835, 2844, 2201, 1731, 1353, 1074],
    )
    assert.equal(ladder[0]!.next.d365!.p.toFixed(4), '0.4586')
    assert.equal(revenue.total, 250_031_563)
    assert.deepEqual(cohorts[1]!.customers.slice(0, 4), [8476, 1312, 980, 783])
    assert.deepEqual(cohorts[0]!.revenue!.slice(0, 3), [29_906_017, 6_104_169, 5_068_375])
    assert.deepEqual(await differencesOf(scope), [])

    await changeCounting(scope, { mergeDays: false, countFree: true })
    await refreshAll(scope)
    const single = await report(scope, {})
    assert.deepEqual(
      single.ladder.slice(0, 10).map((step) => step.reached),
      [23570, 11662, 7583, 5366, 3925, 2930, 2295, 1820, 1428, 1154],
    )
  },
)
