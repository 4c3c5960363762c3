import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import { testDatabase } from '../../../test/database.ts'
import { DAY_MS } from '../../../values/days.ts'
import { insertOrders, removeOrders } from '../orders.fixture.ts'
import { benchmarksOf } from './answer.ts'
import { loadYearCounts } from './store.ts'

const database = await testDatabase()
after(() => database[Symbol.asyncDispose]())

test('Every published figure has its sample and year, and none replaces a missing figure of the company', () => {
  const marks = benchmarksOf([], { customers: 0, cameBack: 0 }, null)
  assert.deepEqual(
    marks.ladder.map(({ n, published, yours }) => [n, published, yours]),
    [
      [1, 0.32, null],
      [2, 0.53, null],
      [3, 0.64, null],
      [9, 0.83, null],
    ],
  )
  for (const { source } of [...marks.ladder, ...marks.repeatShare])
    assert.ok(source.sample && source.year === 2015)
})

test('Beside published shares of customers stand the same shares, not estimates of what customers will do', () => {
  const gaps = [
    { nth: 1, gapDays: null, customers: 200 },
    { nth: 2, gapDays: 10, customers: 100 },
    { nth: 3, gapDays: 10, customers: 30 },
  ]
  const { ladder } = benchmarksOf(gaps, { customers: 80, cameBack: 36 }, null)
  assert.deepEqual(
    ladder.slice(0, 2).map(({ yours }) => [yours!.p, yours!.n]),
    [
      [0.45, 80],
      [0.3, 100],
    ],
  )
})

const buyer = fc.record({
  first: fc.integer({ min: 19_000, max: 19_400 }),
  // Both sides of the year.
  gap: fc.constantFrom(null, 1, 364, 365, 366, 367),
  channel: fc.constantFrom('web', 'shop'),
  product: fc.integer({ min: 1, max: 2 }),
})

test('The year counts those watched for 365 days, and a second order up to the 365th day, as a loop does', async () => {
  const day = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10)
  await fc.assert(
    fc.asyncProperty(fc.array(buyer, { minLength: 1, maxLength: 30 }), async (buyers) => {
      await removeOrders(database.pool)
      await insertOrders(
        database.pool,
        buyers.flatMap(({ first, gap, channel, product }, customer) =>
          [first, ...(gap === null ? [] : [first + gap])].map((on) => ({
            customer,
            day: day(on),
            amount: 100,
            channel,
            products: [product],
          })),
        ),
      )
      const through = Math.max(...buyers.map(({ first, gap }) => first + (gap ?? 0)))
      const counts = (isIn: (one: (typeof buyers)[number]) => boolean) => {
        const watched = buyers.filter((one) => isIn(one) && one.first <= through - 365)
        return {
          customers: watched.length,
          cameBack: watched.filter(({ gap }) => gap !== null && gap <= 365).length,
        }
      }
      const query = { db: database.db, now: new Date(), steps: 1 }
      assert.deepEqual(
        await loadYearCounts({ ...query, filters: {} }),
        counts(() => true),
      )
      assert.deepEqual(
        await loadYearCounts({ ...query, filters: { channel: 'web' } }),
        counts(({ channel }) => channel === 'web'),
      )
      assert.deepEqual(
        await loadYearCounts({ ...query, filters: { product: 1 } }),
        counts(({ product }) => product === 1),
      )
      assert.deepEqual(
        await loadYearCounts({ ...query, filters: { excludeBefore: day(19_100) } }),
        counts(({ first }) => first >= 19_100),
      )
    }),
    { numRuns: 15 },
  )
})
