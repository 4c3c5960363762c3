import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../../test/database.ts'
import { removeOrders, insertOrders } from '../orders.fixture.ts'
import { evaluate, report } from '../insights.ts'
import { recurringShape } from './schema.ts'
import { reportHtml } from '../report/html.ts'
import { reportJson } from '../report/report.ts'
import { recurringOf, retentionOf } from './answer.ts'
import { NO_SUBSCRIPTIONS, recurringSentence } from './sentence.ts'
import { monthAfter, monthsBetween } from '../calendar.ts'
import { formatterOf } from '../format.ts'

const format = formatterOf({ locale: 'en-GB', currency: 'EUR' })

const database = await testDatabase()
after(() => database[Symbol.asyncDispose]())
const scope = await testScope(database)

test('10,000 with 1,500 expansion, 500 contraction and 800 churn has 102 % net and 87 % gross retention', () => {
  const { net, gross, lost } = retentionOf({
    customers: 50,
    before: 10_000,
    after: 10_000 + 1500 - 500 - 800,
    retained: 10_000 - 500 - 800,
    lost: 4,
  })
  assert.deepEqual([net, gross, lost.p, lost.n], [1.02, 0.87, 0.08, 50])
  assert.ok(lost.low < 0.08 && lost.high > 0.08)
})

test('A company without subscriptions has one sentence and nothing else', () => {
  const result = recurringOf([], null, 0, '2026-11-22')
  assert.deepEqual([result.months, result.cohorts, result.ages, result.year], [[], [], [], null])
  assert.equal(recurringSentence(result, format), NO_SUBSCRIPTIONS)
})

test('The sentence has the revenue, the movements of the last complete month and the retention of a year', () => {
  const moved = { cohort: '2025-10', retained: 0 }
  const result = recurringOf(
    [
      { ...moved, month: '2025-10', kind: 'new', customers: 30, amount: 300_000, retained: 300_000 },
      { ...moved, month: '2026-10', kind: 'expansion', customers: 2, amount: 20_000 },
      { ...moved, month: '2026-10', kind: 'churn', customers: 3, amount: -30_000, retained: -30_000 },
    ],
    { customers: 30, before: 300_000, after: 290_000, retained: 270_000, lost: 3 },
    0,
    '2026-11-22',
  )
  assert.equal(
    recurringSentence(result, format),
    '27 customers pay €2,900.00 a month. In October 2026 it fell by €100.00: €200.00 from upgrades, -€300.00 from those who left.' +
      ' Of what 30 customers paid a year before, 90 % is still paid, 97 % with what they added; 10 % of them (3–26 %) left.',
  )
  assert.equal(result.months.at(-1)!.unfinished, true)
  assert.equal(result.ages.length, 13)
  assert.deepEqual([result.ages[12]!.gross, result.cohorts[0]!.ages[12]!.lost.p], [0.9, 0.1])
})

/** What each customer pays at the end of each month from January 2025 on. */
const level = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(5) })
const levelHistories = fc.array(fc.array(level, { minLength: 23, maxLength: 23 }), {
  minLength: 1,
  maxLength: 12,
})
const FIRST = '2025-01'

async function keep(levels: readonly number[][]): Promise<void> {
  const rows = levels.flatMap((own, customer) => {
    const cohort = own.findIndex((amount) => amount > 0)
    return own.flatMap((amount, at) => {
      const before = own[at - 1] ?? 0
      if (amount === before) return []
      const up = before === 0 ? (at === cohort ? 'new' : 'return') : 'expansion'
      const kind = amount > before ? up : amount === 0 ? 'churn' : 'contraction'
      const [month, first] = [`${monthAfter(FIRST, at)}-01`, `${monthAfter(FIRST, cohort)}-01`]
      return [{ customer_id: customer + 1, month, cohort: first, before, after: amount, kind }]
    })
  })
  await sql`truncate revenue_movement`.execute(database.db)
  await sql`
    insert into revenue_movement select * from jsonb_populate_recordset(null::revenue_movement, ${JSON.stringify(rows)}::jsonb)
  `.execute(database.db)
}

test('The queries agree with a loop over every customer, and gross retention never exceeds 100 %', async () => {
  await fc.assert(
    fc.asyncProperty(levelHistories, async (levels) => {
      await keep(levels)
      const result = await evaluate(scope, 'recurring', {})
      for (const { month, total, customers } of result.months) {
        const now = levels.map((own) => own[monthsBetween(FIRST, month)]!)
        assert.deepEqual([total, customers], [now.reduce((a, b) => a + b, 0), now.filter(Boolean).length])
      }
      for (const { month, ages } of result.cohorts) {
        const start = monthsBetween(FIRST, month)
        const own = levels.filter((one) => one.findIndex((amount) => amount > 0) === start)
        for (const [age, { net, gross, lost }] of ages.entries()) {
          const sum = (part: (one: number[]) => number) => own.reduce((all, one) => all + part(one), 0)
          const before = sum((one) => one[start]!)
          assert.equal(net, sum((one) => one[start + age]!) / before)
          assert.equal(gross, sum((one) => Math.min(one[start]!, one[start + age]!)) / before)
          assert.equal(lost.p, own.filter((one) => one[start + age] === 0).length / own.length)
          assert.ok(gross <= 1)
        }
      }
      const then = levels.filter((own) => own[9]! > 0)
      assert.equal(result.year?.customers ?? 0, then.length)
      if (result.year)
        assert.equal(
          result.year.gross,
          then.reduce((all, own) => all + Math.min(own[9]!, own[21]!), 0) / result.year.start,
        )
      for (const { gross } of result.ages) assert.ok(gross <= 1 + 1e-12)
    }),
    { numRuns: 60 },
  )
})

test('The report has the section on recurring revenue only if there are subscriptions', async () => {
  await removeOrders(database.pool)
  await sql`truncate revenue_movement`.execute(database.db)
  await insertOrders(database.pool, [{ customer: 1, day: '2025-01-10', amount: 1000 }])
  const without = await report(scope, {})
  assert.ok(!reportHtml(without).includes('Recurring revenue') && !reportJson(without).includes('recurring'))
  await keep([Array.from({ length: 23 }, (_, at) => 4900 + 100 * at)])
  const withSubscription = await report(scope, {})
  const { sentence } = recurringShape.parse(await evaluate(scope, 'recurring', {}))
  assert.equal(withSubscription.sentences.recurring, sentence)
  assert.match(reportHtml(withSubscription), /<h2>Recurring revenue<\/h2>[^]*<svg[^]*Net retention/)
})
