import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../../test/database.ts'
import { removeOrders, insertOrders } from '../orders.fixture.ts'
import { evaluate } from '../insights.ts'
import { leavingOf, silenceThreshold } from './answer.ts'
import { leavingSentence } from './sentence.ts'
import { formatterOf } from '../format.ts'
import { DAY_MS } from '../../../values/days.ts'

const format = formatterOf({ locale: 'en-GB', currency: 'EUR' })
const day = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10)

const database = await testDatabase()
after(() => database[Symbol.asyncDispose]())
const scope = await testScope(database)

test('The threshold of silence is the 95th percentile of silences that ended, and at least two weeks', () => {
  const gaps = Array.from({ length: 100 }, (_, gap) => ({ gapDays: gap + 1, customers: 1 }))
  assert.equal(silenceThreshold(gaps), 96)
  assert.equal(silenceThreshold([{ gapDays: 1, customers: 500 }]), 14)
  assert.equal(silenceThreshold([{ gapDays: 30, customers: 19 }]), null)
  assert.equal(silenceThreshold([{ gapDays: null, customers: 900 }]), null)
})

test('Customers within the threshold of silence count as staying', () => {
  const result = leavingOf(
    [
      { isGone: true, days: 0, customers: 30 },
      { isGone: true, days: 80, customers: 10 },
      { isGone: false, days: 200, customers: 60 },
    ],
    7,
    { orders: 120, logins: 31 },
  )
  assert.deepEqual([result.customers, result.gone, result.tooYoung], [100, 40, 7])
  assert.equal(result.curve.length, 29)
  assert.ok(Math.abs(result.curve[0]!.p - 0.3) < 1e-9)
  assert.equal(
    leavingSentence(result, format),
    'Of 100 customers, 40 % (31–50 %) went quiet for good within 90 days of the first order. Quiet for good: no log-in and no order for 31 days (who logs in), or no order for 120 days (who never did), longer than 95 of 100 silences that ended.',
  )
})

test('The query of stays agrees with a loop over every customer, with and without log-ins', async () => {
  const customer = fc.record({
    first: fc.integer({ min: 19_000, max: 19_700 }),
    orders: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 6 }),
    lastLogin: fc.option(fc.integer({ min: 19_000, max: 20_000 })),
    longestGap: fc.integer({ min: 0, max: 60 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(customer, { minLength: 40, maxLength: 80 }), async (people) => {
      await removeOrders(database.pool)
      await sql`truncate usage_standing`.execute(database.db)
      const days = people.map(({ first, orders }) =>
        [...new Set([first, ...orders.map((after) => first + after)])].sort(),
      )
      await insertOrders(
        database.pool,
        days.flatMap((own, at) => own.map((on) => ({ customer: at + 1, day: day(on), amount: 100 }))),
      )
      for (const [at, { lastLogin, longestGap }] of people.entries())
        if (lastLogin !== null)
          await sql`insert into usage_standing values (${at + 1}, ${day(lastLogin)}, ${day(lastLogin)}, 3, ${longestGap})`.execute(
            database.db,
          )
      const result = await evaluate(scope, 'leaving', {})
      const { orders, logins } = result.silence
      const through = Math.max(...days.flat(), ...people.map(({ lastLogin }) => lastLogin ?? 0))
      let [gone, tooYoung] = [0, 0]
      for (const [at, { lastLogin }] of people.entries()) {
        const long = lastLogin === null ? (orders ?? logins) : (logins ?? orders)
        if (long === null || days[at]![0]! > through - long) tooYoung++
        else if (Math.max(...days[at]!, lastLogin ?? 0) < through - long) gone++
      }
      assert.deepEqual(
        [result.gone, result.tooYoung, result.customers],
        [gone, tooYoung, people.length - tooYoung],
      )
    }),
    { numRuns: 25 },
  )
})
