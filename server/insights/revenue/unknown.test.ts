import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { evaluate, report } from '../insights.ts'
import { insertOrders, type OrderFixture } from '../orders.fixture.ts'
import { reportText } from '../report/text.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = { ...(await testScope(database)), now: new Date('2026-04-20T12:00:00Z') }
  await insertOrders(database.pool, Array.from({ length: 30 }, (_, at) => history(at + 1)).flat())
})
after(() => database[Symbol.asyncDispose]())

/**
 * The amounts of January are not known. Customers of January come back in February, with an amount, and in March, without;
 * those of February have amounts; nobody bought in the first half of April but one of them.
 */
function history(customer: number): OrderFixture[] {
  const from = customer <= 15 ? '2026-01-10' : '2026-02-10'
  const order = (day: string, amount: number | null) => ({
    customer,
    day,
    amount,
    country: 'NL',
    products: [7],
  })
  if (customer > 15) return [order(from, 2000), ...(customer === 16 ? [order('2026-04-09', 100)] : [])]
  return [order(from, null), order('2026-02-20', 1000), order('2026-03-03', null)]
}

for (const filters of [{}, { country: 'NL' }, { product: 7 }]) {
  test(`a month and a cohort whose orders all lack amounts have no revenue that is known: ${JSON.stringify(filters)}`, async () => {
    const { revenue, cohorts } = await report(scope, filters)
    assert.deepEqual(
      revenue.months.map(({ month, first, repeat, repeatShare }) => [month, first, repeat, repeatShare]),
      [
        ['2026-01', null, 0, null],
        ['2026-02', 30_000, 15_000, 1 / 3],
        ['2026-03', 0, null, null],
        ['2026-04', 0, 100, 1],
      ],
    )
    assert.deepEqual([revenue.first, revenue.repeat, revenue.total], [30_000, 15_100, 45_100])
    assert.deepEqual(
      cohorts.map(({ month, customers, revenue }) => [month, customers, revenue]),
      [
        ['2026-01', [15, 15, 15, 0], [null, 15_000, null, 0]],
        ['2026-02', [15, 0, 1], [30_000, 0, 100]],
      ],
    )
  })
}

test('quarters of cohorts add up what is known, and are unknown only where nothing is', async () => {
  const { cohorts } = await evaluate(scope, 'cohorts', {})
  const { cohortsBy } = await import('../cohorts/answer.ts')
  assert.deepEqual(cohortsBy('quarter', cohorts)[0]!.revenue, [30_000, 15_000, 100])
})

test('the report prints a dash for them', async () => {
  const lines = reportText(await report(scope, {})).split('\n')
  const month = (name: string) => lines.find((line) => line.startsWith(name))!.split(/ {2,}/)
  assert.deepEqual(month('2026-01'), ['2026-01', '15', '0', '–', '€0.00', '–'])
  assert.deepEqual(month('2026-03'), ['2026-03', '0', '15', '€0.00', '–', '–'])
})
