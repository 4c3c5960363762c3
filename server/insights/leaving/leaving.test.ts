import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../../test/database.ts'
import { DAY_MS } from '../../../values/days.ts'
import { formatterOf } from '../format.ts'
import { evaluate } from '../insights.ts'
import { insertOrders, removeOrders } from '../orders.fixture.ts'
import { silenceAnswer } from './answer.ts'
import { leavingSentence } from './sentence.ts'
import { silencesOf } from './silences.fixture.ts'
import type { SilenceRow } from './silences.ts'
import { loadLoginSilences, loadOrderSilences } from './store.ts'
import { silentByWeek } from './weeks.ts'

const format = formatterOf({ locale: 'en-GB', currency: 'EUR' })
const day = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10)

const database = await testDatabase()
after(() => database[Symbol.asyncDispose]())
const scope = await testScope(database)

/** Customers who all joined on day 0; `back` of them returned after 40 days and stayed silent since. */
function club(customers: number, back: number, through: number): SilenceRow[] {
  return Array.from({ length: customers }, (_, customer) => {
    const only = { customer, visits: 1, age: 0 }
    return customer < back
      ? [
          { ...only, days: 40, isOver: true },
          { customer, visits: 2, age: 40, days: through - 40, isOver: false },
        ]
      : [{ ...only, days: through, isOver: false }]
  }).flat()
}

test('Silences that are not over count for as long as they were watched', () => {
  const { returns, watchedDays, threshold } = silenceAnswer({
    customers: 200,
    watchedDays: 400,
    rows: club(200, 80, 400),
  })
  assert.equal(watchedDays, 200, 'half of the days that the data covers')
  const after39 = returns.find(({ days }) => days === 30)!
  // 80 of 200 first silences ended; the 80 second ones had no end in 200 days.
  assert.equal(after39.n, 280)
  assert.ok(Math.abs(after39.p - 80 / 280) < 1e-12)
  assert.equal(threshold?.days, 40)
  assert.equal(returns.find(({ days }) => days === 60)!.p, 0)
  assert.equal(returns.at(-1)!.days, 100, 'watched for as long again')
})

test('Fewer than twenty silences say nothing, twenty do', () => {
  const few = (customers: number) =>
    silenceAnswer({ customers, watchedDays: 400, rows: club(customers, 0, 400) })
  assert.deepEqual([few(19).returns.length, few(19).watchedDays], [0, 0])
  assert.equal(few(20).watchedDays, 200)
  const often = Array.from({ length: 19 * 9 }, (_, at) => ({
    customer: Math.floor(at / 9),
    visits: (at % 9) + 1,
    age: 20 * (at % 9),
    days: at % 9 < 8 ? 20 : 200,
    isOver: at % 9 < 8,
  }))
  assert.deepEqual(
    silenceAnswer({ customers: 19, watchedDays: 400, rows: often }).returns,
    [],
    'many silences of few customers',
  )
  assert.equal(leavingSentence({ orders: few(19), logins: null }, format), 'Too few to say: 19 customers.')
})

test('The sentence says who ordered again, and who has been silent for longer; never for good', () => {
  const orders = silenceAnswer({ customers: 200, watchedDays: 400, rows: club(200, 80, 400) })
  const sentence = leavingSentence({ orders, logins: null }, format)
  assert.equal(
    sentence,
    'Of customers silent for 30 days, 29 % (25–32 %) ordered again by day 200 of their silence; of those silent for 90 days, 0 % (0–2 %). From day 40 (95 % interval: day 40 to 40) fewer than 5 % do; 52 weeks after their first order, 100 % (98–100 %) of 200 customers had been silent for longer than that.',
  )
  assert.doesNotMatch(sentence, /for good/)
})

const customer = fc.record({
  first: fc.integer({ min: 19_000, max: 19_300 }),
  gaps: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 6 }),
})

test('The silences of orders and of log-ins are those of a loop over every customer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(customer, { minLength: 1, maxLength: 30 }), async (people) => {
      await removeOrders(database.pool)
      await sql`truncate usage_standing, usage_day`.execute(database.db)
      const days = people.map(({ first, gaps }) =>
        gaps.reduce((own, gap) => [...own, own.at(-1)! + gap], [first]),
      )
      const through = Math.max(...days.flat())
      await insertOrders(
        database.pool,
        days.flatMap((own, at) => own.map((on) => ({ customer: at + 1, day: day(on), amount: 100 }))),
      )
      for (const [at, own] of days.entries()) {
        await sql`insert into usage_standing values (${at + 1}, ${day(own[0]!)}, ${day(own.at(-1)!)}, ${own.length}, 1)`.execute(
          database.db,
        )
        // Two contacts on one day are one day; a day without a log-in is none.
        for (const contact of [1, 2])
          await sql`
            insert into usage_day
            select ${at + 1}, ${contact}, day, 1, 1, true, 0, 0, now(), now() from unnest(${own.map(day)}::date[]) day
          `.execute(database.db)
        await sql`
          insert into usage_day values (${at + 1}, 3, ${day(own[0]! + 1)}, 1, 0, false, 0, 0, now(), now())
        `.execute(database.db)
      }
      const expected = days.flatMap((own, at) => silencesOf(own, at + 1, through))
      const query = { ...scope, filters: {}, steps: 1 }
      for (const load of [loadOrderSilences, loadLoginSilences]) {
        const { rows, customers, watchedDays } = await load(query)
        assert.deepEqual(rows, expected)
        assert.deepEqual([customers, watchedDays], [people.length, through - Math.min(...days.flat())])
      }
    }),
    { numRuns: 15 },
  )
})

test('By week, customers count as silent while no order came for longer than the threshold', async () => {
  fc.assert(
    fc.property(
      fc.array(customer, { minLength: 20, maxLength: 40 }),
      fc.integer({ min: 7, max: 90 }),
      (people, threshold) => {
        const days = people.map(({ first, gaps }) =>
          gaps.reduce((own, gap) => [...own, own.at(-1)! + gap], [first]),
        )
        const through = Math.max(...days.flat())
        const weeks = silentByWeek(
          days.flatMap((own, at) => silencesOf(own, at, through)),
          threshold,
        )
        for (const { week, p, n } of weeks) {
          const watched = days.filter(([first]) => through - first! >= 7 * week)
          const silent = watched.filter((own) => {
            const before = own.filter((on) => on <= own[0]! + 7 * week)
            return own[0]! + 7 * week - before.at(-1)! > threshold
          })
          assert.deepEqual([n, p], [watched.length, silent.length / watched.length])
        }
      },
    ),
  )
})

test('Filters choose whose silences are counted', async () => {
  await removeOrders(database.pool)
  await sql`truncate usage_standing, usage_day`.execute(database.db)
  await insertOrders(
    database.pool,
    Array.from({ length: 60 }, (_, at) => ({
      customer: at + 1,
      day: day(19_000 + (at % 2) * 400),
      amount: 100,
      channel: at < 40 ? 'web' : 'shop',
    })),
  )
  const web = await evaluate(scope, 'leaving', { channel: 'web' })
  assert.equal(web.orders.customers, 40)
  assert.equal(web.orders.returns[0]!.n, 20)
  assert.equal(web.logins, null)
})
